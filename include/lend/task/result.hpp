#pragma once

#include <lend/own/config.hpp>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace lend::detail::inline LEND_ABI {

/// A result as a value: std::monostate stands for void.
template <class R>
using result_value = std::conditional_t<std::is_void_v<R>, std::monostate, std::remove_cv_t<R>>;

/// Where a task leaves its result.
template <class R>
class result_slot {
 public:
  template <class Work>
  void fill_by(Work&& work) {
    if constexpr (std::is_void_v<R>) {
      work();
      value_.emplace();
    } else {
      value_.emplace(work());
    }
  }
  [[nodiscard]] bool filled() const noexcept { return value_.has_value(); }
  /// To be called once, when it is filled.
  // NOLINTNEXTLINE(bugprone-unchecked-optional-access): value() looks
  result_value<R> take() { return std::move(value_).value(); }

 private:
  std::optional<result_value<R>> value_;
};

template <class Work>
using result_of_work = decltype(std::declval<Work&>()());

/// What `work()` returns, called through `enter(call)`, which may call it on another thread.
template <class Enter, class Work>
result_of_work<Work> result_through(const Enter& enter, Work& work) {
  using result = result_of_work<Work>;
  result_slot<result> slot;
  auto fill = [&] { slot.fill_by(work); };
  enter(fill);
  if constexpr (!std::is_void_v<result>) {
    return slot.take();
  }
}

}  // namespace lend::detail::inline LEND_ABI
