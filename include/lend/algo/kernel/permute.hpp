#pragma once

#include <lend/own/construction.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>
#include <new>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// Room for objects, none of which live there for long.
template <class T>
class object_buffer {
 public:
  explicit object_buffer(std::size_t count)
      : data_(static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{alignof(T)}))) {}
  object_buffer(const object_buffer&) = delete;
  object_buffer& operator=(const object_buffer&) = delete;
  ~object_buffer() { ::operator delete(data_, std::align_val_t{alignof(T)}); }

  T* data() noexcept { return data_; }

 private:
  T* data_;
};

/// Puts the element that was at `source(i)` to i, for each i: `source` is a permutation. Moves do
/// not throw.
template <class T, class Source>
void permute(T* data, object_buffer<T>& buffer, std::size_t count, const Source& source) {
  T* const moved = buffer.data();
  fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      detail::make_at(moved + i, std::move(data[source(i)]));
    }
  });
  fork_range(control{}, count, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      data[i] = std::move(moved[i]);
      detail::end_at(moved + i);
    }
  });
}

}  // namespace lend::detail::inline LEND_ABI
