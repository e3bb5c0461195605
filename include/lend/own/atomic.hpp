#pragma once

// What lend's headers need of <atomic>, which brings mutexes, threads and error codes along, and
// takes a compiler longer than anything else that they would include. These names carry no
// LEND_ABI, as the deque that is made of them.

namespace lend::detail {

enum memory_order : int {
  memory_order_relaxed = __ATOMIC_RELAXED,
  memory_order_acquire = __ATOMIC_ACQUIRE,
  memory_order_release = __ATOMIC_RELEASE,
  memory_order_acq_rel = __ATOMIC_ACQ_REL,
  memory_order_seq_cst = __ATOMIC_SEQ_CST
};

/// What is left of an order where nothing is stored.
[[gnu::always_inline]] constexpr memory_order order_of_load(memory_order order) noexcept {
  return order == memory_order_acq_rel   ? memory_order_acquire
         : order == memory_order_release ? memory_order_relaxed
                                         : order;
}

/// std::atomic<T> for numbers, pointers and plain enumerations, without waiting.
template <class T>
class atomic {
 public:
  constexpr atomic() noexcept = default;
  constexpr atomic(T value) noexcept : value_(value) {}
  atomic(const atomic&) = delete;
  atomic& operator=(const atomic&) = delete;
  ~atomic() = default;

  [[gnu::always_inline]] operator T() const noexcept { return load(); }
  // NOLINTNEXTLINE(misc-unconventional-assign-operator): as that of std
  [[gnu::always_inline]] T operator=(T value) noexcept {
    store(value);
    return value;
  }

  [[nodiscard, gnu::always_inline]] T load(
      memory_order order = memory_order_seq_cst) const noexcept {
    return __atomic_load_n(&value_, order);
  }
  [[gnu::always_inline]] void store(T value, memory_order order = memory_order_seq_cst) noexcept {
    __atomic_store_n(&value_, value, order);
  }
  [[gnu::always_inline]] T exchange(T value, memory_order order = memory_order_seq_cst) noexcept {
    return __atomic_exchange_n(&value_, value, order);
  }
  [[gnu::always_inline]] bool compare_exchange_weak(T& expected, T value, memory_order on_success,
                                                    memory_order on_failure) noexcept {
    return __atomic_compare_exchange_n(&value_, &expected, value, true, on_success, on_failure);
  }
  [[gnu::always_inline]] bool compare_exchange_weak(
      T& expected, T value, memory_order order = memory_order_seq_cst) noexcept {
    return compare_exchange_weak(expected, value, order, order_of_load(order));
  }
  [[gnu::always_inline]] bool compare_exchange_strong(T& expected, T value, memory_order on_success,
                                                      memory_order on_failure) noexcept {
    return __atomic_compare_exchange_n(&value_, &expected, value, false, on_success, on_failure);
  }
  [[gnu::always_inline]] bool compare_exchange_strong(
      T& expected, T value, memory_order order = memory_order_seq_cst) noexcept {
    return compare_exchange_strong(expected, value, order, order_of_load(order));
  }

  /// Of numbers only.
  [[gnu::always_inline]] T fetch_add(T value, memory_order order = memory_order_seq_cst) noexcept {
    return __atomic_fetch_add(&value_, value, order);
  }
  [[gnu::always_inline]] T fetch_sub(T value, memory_order order = memory_order_seq_cst) noexcept {
    return __atomic_fetch_sub(&value_, value, order);
  }
  [[gnu::always_inline]] T fetch_or(T value, memory_order order) noexcept {
    return __atomic_fetch_or(&value_, value, order);
  }
  [[gnu::always_inline]] T fetch_and(T value, memory_order order) noexcept {
    return __atomic_fetch_and(&value_, value, order);
  }

 private:
  // NOLINTNEXTLINE(bugprone-sizeof-expression): of the pointer, if it is one
  alignas(sizeof(T)) T value_{};
};

/// A number that is not always changed atomically, while it is.
template <class T>
class atomic_ref {
 public:
  [[gnu::always_inline]] explicit atomic_ref(T& number) noexcept : number_(number) {}

  [[nodiscard, gnu::always_inline]] T load(memory_order order) const noexcept {
    return __atomic_load_n(&number_, order);
  }
  [[gnu::always_inline]] void fetch_add(T value, memory_order order) const noexcept {
    __atomic_fetch_add(&number_, value, order);
  }

 private:
  T& number_;
};

}  // namespace lend::detail
