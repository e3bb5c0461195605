#pragma once

#include <lend/own/blame.hpp>
#include <lend/own/config.hpp>

// Each misuse has its message here, once. A check finds the first rule that is broken; one
// static_assert names it; what would have followed is left out, so that one misuse is one error.

namespace lend::detail::inline LEND_ABI {

enum class misuse : int {
  none,
  reported,
  no_capture,
  send_callable,
  send_argument,
  send_result,
  send_contents,
  sync_argument,
  sync_callable,
  sync_contents,
  owned_result,
  owned_reference,
  owned_coroutine,
  owned_contents,
  exclusive_copied,
  exclusive_shared_out,
  exclusive_written,
  copy_argument,
  copy_loaned,
  copy_array,
  loan_named,
  loan_spawned,
  view_as_argument,
  lend_temporary,
  lend_const,
  lend_shared_as_exclusive,
  lend_not_owned,
  lend_not_range,
  call_mismatch,
  result_mismatch,
  not_movable,
  not_tasks,
};

/// Stops the compilation with the message of `Found`; the others are there to be shown beside it.
template <misuse Found, class Culprit, class... Context>
constexpr void refuse() {  // NOLINT(readability-function-size): a list
  using enum misuse;
  static_assert(
      Found != no_capture,
      "lend[no-capture]: this callable carries state that lend cannot look into; use a "
      "lambda without captures ([], not [&]) and pass what it needs as arguments after it");
  static_assert(Found != send_callable,
                "lend[send]: a member of this callable may not move to another thread; hold values "
                "in it, or say so with lend::enable_send");
  static_assert(
      Found != send_argument,
      "lend[send]: an argument may not move to another thread, it is or holds a pointer, "
      "a reference, a shared_ptr or a class that lend does not know; lend the data with "
      "lend::mut(x) or lend::shared(x), or say that the class may with lend::enable_send");
  static_assert(Found != send_result,
                "lend[send]: the result of this callable may not move back to the calling thread; "
                "return a value, not a pointer or a class that lend does not know");
  static_assert(Found != send_contents,
                "lend[send]: several threads use a value of this type one after the other, and it "
                "may not move to another thread; hold values in it, or say so with "
                "lend::enable_send");
  static_assert(
      Found != sync_argument,
      "lend[sync]: an argument may not be read by several threads at once; give each task "
      "its own, or say that the class may with lend::enable_sync");
  static_assert(Found != sync_callable,
                "lend[sync]: several tasks call this callable at once, so its members must be safe "
                "to read from several threads");
  static_assert(Found != sync_contents,
                "lend[sync]: several threads copy this initial value at once, so it must be safe "
                "to read from several threads; make the values with a callable, or say that the "
                "class may with lend::enable_sync");
  static_assert(Found != owned_result,
                "lend[owned]: the result of this callable holds a loan or a pointer, which would "
                "outlive the call that made the loan; return a value or an index");
  static_assert(Found != owned_reference,
                "lend[owned]: this callable returns a reference, which would outlive the loan; "
                "return a value");
  static_assert(Found != owned_coroutine,
                "lend[owned]: this callable is a coroutine, which would keep its arguments beyond "
                "the call; call a plain function");
  static_assert(Found != owned_contents,
                "lend[owned]: what is kept here may outlive the call that made it, so it holds no "
                "loan, pointer or reference, nor a class that lend does not know; keep values, or "
                "say that the class owns with lend::enable_owned");
  static_assert(Found != exclusive_copied,
                "lend[exclusive]: an exclusive loan is not copied; std::move it, split_at() it, or "
                "lend it again with lend::mut(v)");
  static_assert(Found != exclusive_shared_out,
                "lend[exclusive]: an exclusive loan is not handed to several tasks; share it with "
                "lend::shared(v), or loop over it so that each task gets its own part");
  static_assert(Found != exclusive_written,
                "lend[exclusive]: the callable would write through a shared loan; lend exclusively "
                "with lend::mut(x), or take a slice, a ref or a const reference");
  static_assert(Found != copy_argument,
                "lend[copy]: an argument would be copied silently; say lend::mut(x) or "
                "lend::shared(x) to lend it, std::move(x) to give it away or lend::copy(x) to copy "
                "it");
  static_assert(Found != copy_loaned,
                "lend[copy]: the callable takes by value what is lent to it or to several tasks, "
                "which would copy it silently; take a slice, a ref or a const reference, or pass "
                "lend::copy(x) to a task of its own");
  static_assert(Found != copy_array,
                "lend[copy]: an array is not passed by value; lend it with lend::shared(a) or "
                "lend::mut(a), or use a std::array");
  static_assert(Found != loan_named,
                "lend[blocking-loan]: a loan, view or task was given a name before it was used; "
                "write lend::mut(x), lend::zip(x, y), ... inside the call that uses it");
  static_assert(
      Found != loan_spawned,
      "lend[blocking-loan]: spawn returns before its task ends, so nothing can be lent to "
      "it; lend to the scope and move parts of that into spawn");
  static_assert(Found != view_as_argument,
                "lend[blocking-loan]: a view, split or task is what a call works on, not an "
                "argument of a callable; write it as the first argument of the call");
  static_assert(Found != lend_temporary,
                "lend[lendable]: a temporary cannot be lent; give it a name first, or pass it by "
                "value");
  static_assert(Found != lend_const,
                "lend[lendable]: a const object cannot be lent exclusively; use lend::shared(x)");
  static_assert(Found != lend_shared_as_exclusive,
                "lend[lendable]: a shared loan cannot be lent on exclusively; use lend::shared(x)");
  static_assert(Found != lend_not_owned,
                "lend[lendable]: only data that own what they refer to can be lent, and this type "
                "is or holds a pointer, a reference, a view or a class that lend does not know; "
                "lend its owner, or say that it owns with lend::enable_owned");
  static_assert(Found != lend_not_range,
                "lend[lendable]: this is not a contiguous range of elements that can be lent; lend "
                "a vector, an array or a slice (std::vector<bool> has no elements to lend)");
  static_assert(Found != call_mismatch,
                "lend[call]: the callable cannot be called with these arguments; it gets the parts "
                "or indices first, then one parameter for each argument after the callable, and is "
                "called as const where several tasks call it");
  static_assert(Found != result_mismatch,
                "lend[call]: the result of this callable does not have the type that is needed "
                "here: that of the initial value for a reduction, of the elements for an output, "
                "of the values for a factory, bool for a comparison");
  static_assert(Found != not_movable,
                "lend[call]: the elements cannot be sorted, for they cannot be moved, assigned and "
                "swapped");
  static_assert(Found != not_tasks,
                "lend[call]: join takes tasks, join(task(f, args...), task(g, args...)), or the "
                "parts of a split and a callable, join(v.split_at(i), f, args...)");
}

template <misuse Found, class... Context>
constexpr auto culprit_of() {
  using enum misuse;
  if constexpr (Found == send_callable || Found == send_argument || Found == send_contents) {
    return find_culprit<trait::send, blamed::context, Context...>();
  } else if constexpr (Found == sync_argument || Found == sync_callable || Found == sync_contents) {
    return find_culprit<trait::sync, blamed::context, Context...>();
  } else if constexpr (Found == owned_contents || Found == lend_not_owned) {
    return find_culprit<trait::owned, blamed::context, Context...>();
  } else if constexpr (Found == send_result) {
    return find_culprit<trait::send, blamed::result, Context...>();
  } else if constexpr (Found == owned_result) {
    return find_culprit<trait::owned, blamed::result, Context...>();
  } else {
    return culprit<>{};
  }
}

/// Stops the compilation if a misuse was `Found` among the types of `Context`.
template <misuse Found, class... Context>
constexpr void enforce() {
  if constexpr (Found != misuse::none && Found != misuse::reported) {
    refuse<Found, decltype(culprit_of<Found, Context...>()), Context...>();
  }
}

}  // namespace lend::detail::inline LEND_ABI
