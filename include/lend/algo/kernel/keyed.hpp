#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/merge.hpp>
#include <lend/algo/kernel/walk.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/fork.hpp>

#include <cstddef>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

// The positions of elements, in order of their keys.

namespace lend::detail::inline LEND_ABI {

/// What several tasks fill, each its part: raw bytes at first.
template <class T>
  requires std::is_trivially_copyable_v<T>
class raw_array {
 public:
  explicit raw_array(std::size_t count)
      : data_(static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{alignof(T)}))) {}
  raw_array(const raw_array&) = delete;
  raw_array& operator=(const raw_array&) = delete;
  ~raw_array() { ::operator delete(data_, std::align_val_t{alignof(T)}); }

  [[nodiscard]] T* data() const noexcept { return data_; }
  T& operator[](std::size_t index) const noexcept { return data_[index]; }

 private:
  T* data_;
};

template <class Key>
struct with_key {
  [[nodiscard]] const Key& key() const noexcept { return held; }

  Key held;
  std::size_t position;
};

template <class Key>
struct with_key_elsewhere {
  [[nodiscard]] const Key& key() const noexcept { return *held; }

  const Key* held;
  std::size_t position;
};

template <class Key>
constexpr bool is_light_key = std::is_trivially_copyable_v<Key> && sizeof(Key) <= 16;

template <class Key>
using keyed = std::conditional_t<is_light_key<Key>, with_key<Key>, with_key_elsewhere<Key>>;

/// Where the keys are that `F` gives, if they are not light: kept here, but for data members of the
/// elements, which stay there.
template <class Key, class F>
class key_store {
 public:
  explicit key_store(std::size_t count) : kept_(keeps ? count : 0) {}

  /// Calls `key_of()` for the element at `position`; `place` counts from 0.
  template <class KeyOf>
  keyed<Key> make(std::size_t place, std::size_t position, const KeyOf& key_of) {
    if constexpr (is_light_key<Key>) {
      return {key_of(), position};
    } else if constexpr (keeps) {
      return {&kept_[place].emplace(key_of()), position};
    } else {
      const Key& member = key_of();
      return {&member, position};
    }
  }

 private:
  static constexpr bool keeps =
      !is_light_key<Key> && !std::is_member_object_pointer_v<std::decay_t<F>>;

  std::vector<std::optional<Key>> kept_;
};

struct key_is_less {
  template <class Keyed>
  bool operator()(const Keyed& a, const Keyed& b) const {
    return a.key() < b.key();
  }
};

/// Sorts `data` by key; `other` has the same contents, and any afterwards. Stable. Once failed, in
/// any order.
template <class Keyed>
void sort_keyed(Keyed* data, Keyed* other, std::size_t count, failure& failed) noexcept {
  constexpr std::size_t few = 24;
  constexpr std::size_t worth_a_fork = 4096;
  if (failed.should_skip()) {
    return;
  }
  if (count <= few) {
    failed.guard([&] { insertion_sort(data, count, key_is_less{}); });
    return;
  }
  const std::size_t middle = count / 2;
  // SAFETY: the halves do not meet, in either array.
  auto front = [&] { sort_keyed(other, data, middle, failed); };
  auto back = [&] { sort_keyed(other + middle, data + middle, count - middle, failed); };
  if (count > worth_a_fork) {
    fork_join(front, back);
  } else {
    front();
    back();
  }
  merge_all(merge_input<Keyed>{other, other + middle, other + middle, other + count}, data,
            key_is_less{}, failed);
}

template <class A, class F, class... Args>
using key_of_t = std::remove_cvref_t<
    call_result_t<audience::many, typename bound_t<access::read, A>::arguments, F, Args...>>;

/// Which rule forbids to order the elements of `A` by the keys that `F` gives.
template <class A, class F, class... Args>
constexpr misuse misuse_of_keys() {
  if constexpr (misuse_of_elements<access::read, A>() != misuse::none) {
    return misuse_of_elements<access::read, A>();
  } else {
    using parts = typename bound_t<access::read, A>::arguments;
    constexpr misuse found = misuse_of_mapping<parts, F, Args...>();
    if constexpr (found != misuse::none) {
      return found;
    } else {
      using key = key_of_t<A, F, Args...>;
      if constexpr (!Sync<key>) {
        return misuse::sync_argument;
      } else {
        return std::is_invocable_v<less_than, const key&, const key&> &&
                       std::is_copy_constructible_v<key> && is_movable<key>
                   ? misuse::none
                   : misuse::not_a_key;
      }
    }
  }
}

}  // namespace lend::detail::inline LEND_ABI
