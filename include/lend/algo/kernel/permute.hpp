#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/buffer.hpp>
#include <lend/own/construction.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Room for objects, none of which live there for long.
template <class T>
class object_buffer {
 public:
  explicit object_buffer(std::size_t count)
      : bytes_(count * sizeof(T)), data_(static_cast<T*>(open_buffer(bytes_, alignof(T)))) {}
  object_buffer(const object_buffer&) = delete;
  object_buffer& operator=(const object_buffer&) = delete;
  ~object_buffer() { close_buffer(data_, bytes_, alignof(T)); }

  T* data() noexcept { return data_; }

 private:
  std::size_t bytes_;
  T* data_;
};

/// Moves all that lives at `moved`, and ends its life.
template <class T>
void move_back(T* moved, T* data, std::size_t count) {
  fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      data[i] = std::move(moved[i]);
      detail::end_at(moved + i);
    }
  });
}

/// Puts the element that was at `source(i)` to i, for each i: `source` is a permutation. Moves do
/// not throw.
template <class T, class Source>
void permute(T* data, object_buffer<T>& buffer, std::size_t count, const Source& source) {
  constexpr std::size_t asked_before = 32;
  T* const moved = buffer.data();
  fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      __builtin_prefetch(data + source(at_most(end - 1, i + asked_before)), 1);
      detail::make_at(moved + i, std::move(data[source(i)]));
    }
  });
  move_back(moved, data, count);
}

}  // namespace lend::detail::inline LEND_ABI
