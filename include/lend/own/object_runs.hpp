#pragma once

#include <lend/own/config.hpp>

#include <cstddef>

namespace lend::detail {

/// Objects of one type in a row, and what is to be done with them by `visit(visitor, first,
/// count)`.
struct object_run {
  void (*visit)(void* visitor, const void* first, std::size_t count);
  const void* first;
  std::size_t count;
};

/// Objects that wait for their turn in a walk over recursive data, the last one first: what a
/// recursion would keep on the stack. A few have room in here, more of them on the heap.
class object_runs {
 public:
  object_runs() noexcept {}  // NOLINT(modernize-use-equals-default): leaves `few_` as it is
  object_runs(const object_runs&) = delete;
  object_runs& operator=(const object_runs&) = delete;
  ~object_runs() {
    if (runs_ != few_) {
      release();
    }
  }

  [[nodiscard]] bool is_empty() const noexcept { return size_ == 0; }
  /// Throws std::bad_alloc.
  void put(const object_run& run) {
    if (size_ == capacity_) {
      grow();
    }
    runs_[size_++] = run;
  }
  object_run take() noexcept { return runs_[--size_]; }

 private:
  static constexpr std::size_t few = 16;

  LEND_API void grow();
  LEND_API void release() noexcept;

  object_run few_[few];
  object_run* runs_ = few_;
  std::size_t size_ = 0;
  std::size_t capacity_ = few;
};

/// Stands where none has to wait.
struct no_runs {
  [[nodiscard]] static constexpr bool is_empty() noexcept { return true; }
  [[nodiscard]] static constexpr object_run take() noexcept { return {}; }
};

}  // namespace lend::detail
