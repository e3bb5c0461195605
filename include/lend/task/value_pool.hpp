#pragma once

#include <lend/own/atomic.hpp>
#include <lend/own/config.hpp>
#include <lend/own/error.hpp>
#include <lend/own/heap_object.hpp>
#include <lend/own/iterators.hpp>

#include <array>
#include <cstddef>
#include <utility>

// The values of a worker_local: who holds which, without the rules of what they are.

namespace lend::detail::inline LEND_ABI {

/// Makes the values of a pool, for several threads at once.
template <class T>
class value_maker {
 public:
  value_maker() = default;
  value_maker(const value_maker&) = delete;
  value_maker& operator=(const value_maker&) = delete;
  virtual ~value_maker() = default;

  [[nodiscard]] virtual T make() const = 0;
};

template <class T, class Make>
class value_made_by final : public value_maker<T> {
 public:
  explicit value_made_by(Make make) : make_(std::move(make)) {}
  [[nodiscard]] T make() const override { return static_cast<T>(make_()); }

 private:
  Make make_;
};

template <class T>
struct make_default {
  T operator()() const { return T(); }
};

template <class T>
struct make_copy {
  T initial;
  T operator()() const { return initial; }
};

inline constexpr std::size_t cache_line = 64;

/// A value of a pool, which has a cache line of its own and stays where it is as long as the pool.
template <class T>
struct pooled_value {
  // ORDER: acquire here and release in give_back(): what a holder did to the value happens before
  // the next holder gets it. The look before is relaxed, as only the exchange decides.
  bool try_take() noexcept {
    return !held.load(memory_order_relaxed) && !held.exchange(true, memory_order_acquire);
  }
  void give_back() noexcept { held.store(false, memory_order_release); }

  alignas(cache_line) atomic<bool> held = true;
  T value;
  // The values made before this one, and how many there are with it; constant once others see it.
  pooled_value* before = nullptr;
  std::size_t count = 1;
};

inline atomic<std::size_t> numbered_threads = 0;
inline constinit thread_local std::size_t number_of_this_thread = 0;

/// Counts from 1, so that threads which work together differ even when taken modulo a few dozen.
inline std::size_t this_thread_number() noexcept {
  if (number_of_this_thread == 0) [[unlikely]] {
    // ORDER: relaxed; a number, which publishes nothing.
    number_of_this_thread = numbered_threads.fetch_add(1, memory_order_relaxed) + 1;
  }
  return number_of_this_thread;
}

/// Values, each held by one at a time. A value is found in a list of all, which only grows; what
/// finds it fast, and still warm, is that a thread remembers the ones it had last.
template <class T>
class value_pool {
 public:
  using node = pooled_value<T>;

  /// What the threads of one number had last, latest first: hints, a value may be missing or held.
  struct alignas(cache_line) memory {
    std::array<atomic<node*>, cache_line / sizeof(node*)> latest{};

    node* take() noexcept {
      for (const atomic<node*>& place : latest) {
        // ORDER: acquire, pairs with the releases in put_first(): the value was made by then.
        node* const found = place.load(memory_order_acquire);
        if (found != nullptr && found->try_take()) {
          return found;
        }
      }
      return nullptr;
    }
    void put_first(node& given) noexcept {
      node* moving = &given;
      for (atomic<node*>& place : latest) {
        // ORDER: acquire, pairs with the release below when threads share a number.
        node* const old = place.load(memory_order_acquire);
        if (old == moving) {
          return;
        }
        // ORDER: release, pairs with the acquire in take(); publishes the value.
        place.store(moving, memory_order_release);
        if (old == nullptr || old == &given) {
          return;
        }
        moving = old;
      }
    }
  };

  value_pool() = default;
  value_pool(const value_pool&) = delete;
  value_pool& operator=(const value_pool&) = delete;
  ~value_pool() {
    for (const node* each = newest(); each != nullptr;) {
      delete std::exchange(each, each->before);
    }
  }

  template <class Make>
  void make_by(Make make) {
    maker_ = heap_object<const value_maker<T>>(new value_made_by<T, Make>(std::move(make)));
  }
  [[nodiscard]] memory& of_this_thread() noexcept {
    return memories_[this_thread_number() % memories_.size()];
  }
  /// A value that nobody holds, made if there is none.
  node& take(memory& mine) {
    node* const remembered = mine.take();
    return remembered != nullptr ? *remembered : take_any();
  }
  [[nodiscard]] node* newest() const noexcept {
    // ORDER: acquire, pairs with the release in take_any(); what is in the list was made by then.
    return newest_.load(memory_order_acquire);
  }

 private:
  [[gnu::noinline]] node& take_any() {
    for (node* each = newest(); each != nullptr; each = each->before) {
      if (each->try_take()) {
        return *each;
      }
    }
    auto* const made = new node{.value = maker_->make()};
    made->before = newest();
    do {
      made->count = made->before == nullptr ? 1 : made->before->count + 1;
      // ORDER: release, pairs with the acquire in newest(), and acquire if another one came first.
    } while (!newest_.compare_exchange_weak(made->before, made, memory_order_release,
                                            memory_order_acquire));
    return *made;
  }

  std::array<memory, 64> memories_;
  atomic<node*> newest_ = nullptr;
  heap_object<const value_maker<T>> maker_;
};

/// Holds a value of a pool, for this thread.
// SAFETY: only who set `held` touches the value, until give_back(); both stay on one thread.
template <class T>
class lease {
 public:
  explicit lease(value_pool<T>& pool) : memory_(pool.of_this_thread()), node_(pool.take(memory_)) {}
  lease(const lease&) = delete;
  lease& operator=(const lease&) = delete;
  ~lease() {
    memory_.put_first(node_);
    node_.give_back();
  }

  [[nodiscard]] T& value() const noexcept { return node_.value; }

 private:
  typename value_pool<T>::memory& memory_;
  pooled_value<T>& node_;
};

/// Holds all values of a pool, as a forward range.
// SAFETY: it takes each of them, so nothing breaks if a task asks for them while others work.
template <class T>
class all_leases {
  using node = pooled_value<T>;

 public:
  class iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using reference = T&;
    using pointer = T*;
    using iterator_category = std::forward_iterator_tag;

    iterator() = default;
    T& operator*() const noexcept { return at_->value; }
    T* operator->() const noexcept { return &at_->value; }
    iterator& operator++() noexcept {
      at_ = at_->before;
      return *this;
    }
    iterator operator++(int) noexcept { return std::exchange(*this, iterator(at_->before)); }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    friend class all_leases;
    explicit iterator(node* at) noexcept : at_(at) {}

    node* at_ = nullptr;
  };

  explicit all_leases(node* newest) : newest_(newest) {
    for (node* each = newest_; each != nullptr; each = each->before) {
      if (!each->try_take()) {
        give_back_until(each);
        throw_lent();
      }
    }
  }
  all_leases(const all_leases&) = delete;
  all_leases& operator=(const all_leases&) = delete;
  ~all_leases() { give_back_until(nullptr); }

  [[nodiscard]] iterator begin() const noexcept { return iterator(newest_); }
  [[nodiscard]] iterator end() const noexcept { return iterator(); }
  [[nodiscard]] bool empty() const noexcept { return newest_ == nullptr; }
  [[nodiscard]] std::size_t size() const noexcept {
    return newest_ == nullptr ? 0 : newest_->count;
  }

 private:
  void give_back_until(node* end) const noexcept {
    for (node* each = newest_; each != end; each = each->before) {
      each->give_back();
    }
  }

  node* newest_;
};

}  // namespace lend::detail::inline LEND_ABI
