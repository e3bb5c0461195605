#pragma once

#include <lend/algo/kernel/block_loop.hpp>
#include <lend/own/construction.hpp>
#include <lend/own/heap_array.hpp>
#include <lend/own/iterators.hpp>

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

// A std::vector that tasks fill. Its elements must exist before they can be written, so where they
// are more than bytes, tasks make them elsewhere, and then they are moved into it one by one.

namespace lend::detail::inline LEND_ABI {

/// Memory for objects that tasks construct, block by block.
template <class T>
class raw_memory {
 public:
  raw_memory(std::size_t count, std::size_t blocks)
      : data_(static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{alignof(T)}))),
        blocks_(blocks) {
    if constexpr (!std::is_trivially_destructible_v<T>) {
      try {
        built_ = heap_array<part>::of(blocks);
      } catch (...) {
        release();
        throw;
      }
    }
  }
  raw_memory(const raw_memory&) = delete;
  raw_memory& operator=(const raw_memory&) = delete;
  ~raw_memory() {
    if constexpr (!std::is_trivially_destructible_v<T>) {
      for (std::size_t at = 0; at < blocks_; ++at) {
        detail::end_all(data_ + built_[at].begin, built_[at].end - built_[at].begin);
      }
    }
    release();
  }

  [[nodiscard]] T* data() noexcept { return data_; }
  /// Makes the next element of a block, which begins at `begin`; or makes one again, if it is
  /// nothing but bytes.
  template <class Value>
  void construct(std::size_t block, std::size_t begin, std::size_t index, Value&& value) {
    ::new (static_cast<void*>(data_ + index)) T(std::forward<Value>(value));
    if constexpr (!std::is_trivially_destructible_v<T>) {
      built_[block] = {begin, index + 1};
    }
  }

 private:
  struct part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  void release() noexcept { ::operator delete(data_, std::align_val_t{alignof(T)}); }

  T* data_;
  std::size_t blocks_;
  heap_array<part> built_;
};

/// The elements of a std::vector<bool> share bytes.
template <class T>
constexpr bool can_be_filled = std::is_trivially_copyable_v<T> &&
                               std::is_default_constructible_v<T> && !std::is_same_v<T, bool>;

/// A vector of `count` elements. `fill(block, put)` calls put(index, value) for each index of its
/// block in turn, the first one being `begin_of(block)`.
template <class T, class Begin, class Fill>
std::vector<T> make_vector(const control& how, std::size_t count, std::size_t blocks,
                           const Begin& begin_of, const Fill& fill) {
  const auto fill_all = [&](const auto& put_for) {
    for_each_block(how, blocks, [&](std::size_t at) { fill(at, put_for(at)); });
  };
  if constexpr (can_be_filled<T>) {
    std::vector<T> made(count);
    T* const data = made.data();
    fill_all([data](std::size_t) {
      return [data](std::size_t index, const T& value) { data[index] = value; };
    });
    return made;
  } else {
    raw_memory<T> memory(count, blocks);
    fill_all([&](std::size_t at) {
      return [&memory, at, begin = begin_of(at)]<class Value>(std::size_t index, Value&& value) {
        memory.construct(at, begin, index, std::forward<Value>(value));
      };
    });
    T* const data = memory.data();
    return std::vector<T>(std::make_move_iterator(data), std::make_move_iterator(data + count));
  }
}

}  // namespace lend::detail::inline LEND_ABI
