#pragma once

#include <lend/own/blame.hpp>
#include <lend/own/config.hpp>

#include <type_traits>

// Each misuse has its message here, once. A check finds the first rule that is broken; one
// static_assert names it; what would have followed is left out, so that one misuse is one error.

namespace lend::detail::inline LEND_ABI {

enum class misuse : int {
  none,
  reported,
  no_capture,
  send_callable,
  send_argument,
  send_lock,
  send_result,
  send_contents,
  sync_argument,
  sync_callable,
  sync_contents,
  owned_result,
  owned_reference,
  owned_coroutine,
  owned_contents,
  owned_argument,
  owned_handle,
  exclusive_copied,
  exclusive_shared_out,
  exclusive_written,
  windows_written,
  field_concurrent,
  field_twice,
  copy_argument,
  copy_initial,
  copy_concurrent,
  copy_to_all,
  copy_to_spawned,
  copy_loaned,
  copy_array,
  copy_changed,
  copy_changed_by_all,
  copy_changed_by_spawned,
  copy_changed_by_guarded,
  copy_deleted,
  copy_grouped,
  copy_message,
  loan_named,
  loan_spawned,
  loan_guarded,
  loan_sent,
  view_as_argument,
  atomics_as_view,
  guard_passed,
  lend_temporary,
  lend_const,
  lend_shared_as_exclusive,
  lend_not_owned,
  lend_lock,
  lend_iterator,
  lend_view,
  lend_not_range,
  lend_not_integers,
  lend_not_atomic,
  lend_not_field,
  lend_not_grid,
  grid_as_range,
  call_mismatch,
  call_order,
  options_behind,
  result_mismatch,
  not_movable,
  message_not_movable,
  message_of_none,
  lock_of_none,
  not_summed,
  not_assignable,
  not_alike,
  not_a_key,
  not_tasks,
  not_joinable,
  stage_gives_nothing,
  stage_without_places,
  stage_keeps_reference,
  stage_takes_ranges,
  stage_takes_one,
  stage_alone,
  not_a_stage,
  not_a_case,
  case_named,
  cases_miscounted,
  cases_differ,
  receive_mismatch,
  send_mismatch,
  late_mismatch,
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
  static_assert(Found != send_argument,
                "lend[send]: an argument may not move to another thread, it is or holds a pointer, "
                "a reference, a shared_ptr or a class that lend does not know; lend the data with "
                "lend::mut(x) or lend::shared(x), list the members of a class in LEND_PARTS, or "
                "say that it may with lend::enable_send");
  static_assert(Found != send_lock,
                "lend[send]: a lock does not move to another thread, and lend cannot see what it "
                "guards; give each task its own part, share a std::atomic or a lend::mutex, which "
                "owns its data, or collect in a lend::worker_local");
  static_assert(Found != send_result,
                "lend[send]: the result of this callable may not move back to the calling thread; "
                "return a value, not a pointer or a class that lend does not know");
  static_assert(Found != send_contents,
                "lend[send]: several threads use a value of this type one after the other, and it "
                "may not move to another thread; hold values in it, or say so with "
                "lend::enable_send");
  static_assert(Found != sync_argument,
                "lend[sync]: an argument may not be read by several threads at once; give each "
                "task its own, own what it points to in a lend::box, list the members of a class "
                "in LEND_PARTS, or say that it may with lend::enable_sync");
  static_assert(Found != sync_callable,
                "lend[sync]: several tasks call this callable at once, so its members must be safe "
                "to read from several threads; hold values in it, or say that the class may with "
                "lend::enable_sync");
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
  static_assert(
      Found != owned_contents,
      "lend[owned]: what is kept here may outlive the call that made it, so it holds no "
      "loan, pointer or reference, nor a class that lend does not know; keep values, list "
      "the members of a class in LEND_PARTS, or say that it owns with lend::enable_owned");
  static_assert(Found != owned_argument,
                "lend[owned]: this task may outlive the call that starts it, so neither it nor its "
                "arguments hold a loan, pointer or reference, nor a class that lend does not know; "
                "give it values, or a loan of a lend::keeper");
  static_assert(Found != owned_handle,
                "lend[owned]: a scope handle goes nowhere but to the tasks of its scope, which get "
                "theirs without being given it; take it as the first parameter, s.spawn("
                "[](lend::scope_handle& s, ...) { ... }, args...)");
  static_assert(Found != exclusive_copied,
                "lend[exclusive]: an exclusive loan is not copied; std::move it, split_at() it, or "
                "lend it again with lend::mut(v)");
  static_assert(Found != exclusive_shared_out,
                "lend[exclusive]: an exclusive loan is not handed to several tasks; share it with "
                "lend::shared(v), or loop over it so that each task gets its own part");
  static_assert(Found != exclusive_written,
                "lend[exclusive]: the callable would write through a shared loan; lend exclusively "
                "with lend::mut(x), or take a slice, a ref or a const reference");
  static_assert(
      Found != windows_written,
      "lend[exclusive]: the callable would write to windows, which overlap; take a slice, "
      "or cut the range into chunks or pieces");
  static_assert(Found != field_concurrent,
                "lend[exclusive]: this member can only be read here, and a ref to a type that "
                "several tasks may change at once would let them change it; take a ref or a const "
                "reference to the whole object");
  static_assert(
      Found != field_twice,
      "lend[disjoint]: a member is named twice, and would be lent exclusively twice; name "
      "each one once");
  static_assert(Found != copy_argument,
                "lend[copy]: an argument would be copied silently; say lend::mut(x) or "
                "lend::shared(x) to lend it, std::move(x) to give it away or lend::copy(x) to copy "
                "it");
  static_assert(Found != copy_initial,
                "lend[copy]: the initial value of a pipeline would be copied silently; say "
                "std::move(x) to give it away or lend::copy(x) to copy it, par(v) | "
                "reduce(std::move(x), op)");
  static_assert(Found != copy_concurrent,
                "lend[copy]: an argument that several tasks may change at once would be copied "
                "silently; share it with lend::shared(x)");
  static_assert(Found != copy_to_all,
                "lend[copy]: an argument of all tasks would be copied silently; say "
                "lend::shared(x) to lend it to them, std::move(x) to give it away or "
                "lend::copy(x) to copy it");
  static_assert(Found != copy_to_spawned,
                "lend[copy]: an argument would be copied silently, and what returns before its "
                "task has ended cannot lend it; say std::move(x) to give it away or "
                "lend::copy(x) to copy it, or share it in a lend::arc");
  static_assert(Found != copy_loaned,
                "lend[copy]: the callable takes by value what is lent to it or to several tasks, "
                "which would copy it silently; take a slice, a ref or a const reference, or pass "
                "lend::copy(x) to a task of its own");
  static_assert(Found != copy_array,
                "lend[copy]: an array is not passed by value; lend it with lend::shared(a) or "
                "lend::mut(a), use a std::array, or make a std::string of a literal");
  static_assert(Found != copy_changed,
                "lend[copy]: the callable takes by reference what is passed to it by value, and "
                "would change a copy; lend the object with lend::mut(x), or take a value or a "
                "const reference");
  static_assert(Found != copy_changed_by_all,
                "lend[copy]: the callable takes by reference what all tasks get a copy of, and "
                "would change that; reduce what it returns, with lend::transform_reduce, share a "
                "std::atomic or a lend::mutex with lend::shared(x), or collect in a "
                "lend::worker_local");
  static_assert(Found != copy_changed_by_spawned,
                "lend[copy]: a spawned task takes by reference what is passed to it by value, and "
                "would change a copy; take a lend::ref_mut or lend::slice_mut of what the scope "
                "was lent, and pass it by std::move, or take a value or a const reference");
  static_assert(Found != copy_changed_by_guarded,
                "lend[copy]: a task that may outlive the call that starts it takes by reference "
                "what is passed to it by value, and would change a copy; keep the object in a "
                "lend::keeper k and pass k.mut(), or take a value or a const reference");
  static_assert(Found != copy_deleted,
                "lend[copy]: this type cannot be copied; std::move(x) gives it away, "
                "lend::shared(x) and lend::mut(x) lend it");
  static_assert(Found != copy_grouped,
                "lend[copy]: groups are made of copies of the elements, and these cannot be "
                "copied; group their positions, and pass the elements with lend::shared(v) to the "
                "callable that gives the key");
  static_assert(Found != copy_message,
                "lend[copy]: a message is given away, and this one would be copied silently; send "
                "std::move(x), or lend::copy(x)");
  static_assert(Found != loan_named,
                "lend[blocking-loan]: a loan, view or task was given a name before it was used; "
                "write lend::mut(x), lend::zip(x, y), ... inside the call that uses it");
  static_assert(
      Found != loan_spawned,
      "lend[blocking-loan]: spawn returns before its task ends, so nothing can be lent to "
      "it; lend to the scope and move parts of that into spawn");
  static_assert(
      Found != loan_guarded,
      "lend[blocking-loan]: scoped and spawn return before their task ends, so nothing is lent "
      "to it here; give values away, or keep the data in a lend::keeper k and pass k.mut() or "
      "k.shared()");
  static_assert(Found != loan_sent,
                "lend[blocking-loan]: a message is received when its sender has gone on, so it is "
                "no loan; give the value away, by std::move(x) or lend::copy(x), or send an arc "
                "of it");
  static_assert(Found != view_as_argument,
                "lend[blocking-loan]: a view, split or task is what a call works on, not an "
                "argument of a callable; write it as the first argument of the call");
  static_assert(Found != atomics_as_view,
                "lend[blocking-loan]: what lend::atomics gives is an argument of a callable, not a "
                "range to walk; write it after the callable, and take a lend::atomic_slice");
  static_assert(
      Found != guard_passed,
      "lend[guard]: a guard stays where it was made, on the thread that locked; lend what "
      "it has locked with lend::mut(g) or lend::shared(g), or share the lock and let the "
      "task lock it");
  static_assert(Found != lend_temporary,
                "lend[lendable]: a temporary cannot be lent; give it a name first, or pass it by "
                "value");
  static_assert(Found != lend_const,
                "lend[lendable]: a const object cannot be lent exclusively; use lend::shared(x)");
  static_assert(Found != lend_shared_as_exclusive,
                "lend[lendable]: a shared loan cannot be lent on exclusively; use lend::shared(x)");
  static_assert(
      Found != lend_not_owned,
      "lend[lendable]: only data that own what they refer to can be lent, and this type "
      "is or holds a pointer, a reference, a view or a class that lend does not know; "
      "lend its owner, list the members of a class in LEND_PARTS, or say that it owns with "
      "lend::enable_owned");
  static_assert(Found != lend_lock,
                "lend[lendable]: a lock is not lent, for lend cannot see what it guards; give each "
                "task its own part, share a std::atomic or a lend::mutex, which owns its data, or "
                "collect in a lend::worker_local");
  static_assert(Found != lend_iterator,
                "lend[lendable]: lend takes a contiguous range, not an iterator, which does not "
                "say what it leads into; write lend::sort(v), lend::for_each(v, f), ...");
  static_assert(Found != lend_view,
                "lend[lendable]: lend takes a contiguous range, and this view makes or picks its "
                "elements as it is walked; put them into a vector, or loop over their numbers "
                "with lend::parallel_for(low, high, f)");
  static_assert(Found != lend_not_range,
                "lend[lendable]: this is not a contiguous range of elements that can be lent; lend "
                "a vector, an array or a slice (std::vector<bool> has no elements to lend)");
  static_assert(Found != lend_not_grid,
                "lend[lendable]: this has no rows and columns; use a matrix, a grid, or "
                "lend::mut(v, rows, cols) or lend::shared(v, rows, cols) of a contiguous range");
  static_assert(Found != grid_as_range,
                "lend[lendable]: the elements of a grid are reached through its parts; write "
                "lend::rows(g), lend::columns(g), lend::bands(g, n) or lend::tiles(g, h, w)");
  static_assert(Found != lend_not_integers,
                "lend[lendable]: offsets and indices are integers; lend a vector, an array or a "
                "slice of std::size_t or another integer type");
  static_assert(Found != lend_not_atomic,
                "lend[lendable]: these elements cannot be changed atomically where they lie; lend "
                "integers, enumerations, float, double or a small trivially copyable class that is "
                "aligned to its size");
  static_assert(Found != lend_not_field,
                "lend[lendable]: fields takes pointers to data members of the object that is lent, "
                "std::move(r).fields(&S::a, &S::b); members of other classes, functions and static "
                "members are none");
  static_assert(
      Found != call_mismatch,
      "lend[call]: the callable does not take what it is called with, which stands beside "
      "this as called_with<...>: the parts or indices first, then one for each argument "
      "after the callable; take that, or pass what it takes (where several tasks call "
      "it, it is called as const)");
  static_assert(Found != call_order,
                "lend[call]: this is not called with as many arguments, or not in this order; the "
                "data come first, then a size, an initial value or the output, then the callable, "
                "then what that gets");
  static_assert(Found != options_behind,
                "lend[call]: lend::options say how an algorithm or a scope is run, and are no "
                "argument of a callable; write them in front of all else, lend::sort(how, v), "
                "lend::for_each(how, v, f, args...)");
  static_assert(
      Found != result_mismatch,
      "lend[call]: the result of this callable does not have the type that is needed "
      "here; return that of the initial value for a reduction, of the elements for an output, "
      "of the values for a factory, bool for a comparison or a predicate, an integer or "
      "an enumeration for a bin, an integer for integer_sort, what < compares for "
      "sort_by_key");
  static_assert(Found != not_movable,
                "lend[call]: the elements cannot be put into another order, for they cannot be "
                "moved, assigned and swapped; order their positions with lend::sorted_indices(v)");
  static_assert(
      Found != message_not_movable,
      "lend[owned]: a message is moved to who receives it, and this cannot be moved; send "
      "it in a lend::box, or a lend::arc to share it");
  static_assert(Found != message_of_none,
                "lend[owned]: a message is an object that is moved; write channel<T>, or "
                "channel<std::array<T, n>> for an array");
  static_assert(
      Found != lock_of_none,
      "lend[owned]: a lock owns an object that somebody changes; write lend::mutex<T>, or "
      "lend::mutex<std::array<T, n>> for an array");
  static_assert(Found != not_summed,
                "lend[call]: sum adds integers of up to 64 bits, floats and doubles; write "
                "lend::reduce(v, init, std::plus<>{}) for other elements, or "
                "lend::transform_reduce for what a callable makes of them");
  static_assert(Found != not_assignable,
                "lend[call]: the elements of the output cannot be assigned those of the input; use "
                "lend::transform to convert them, or std::move to take them away");
  static_assert(Found != not_alike,
                "lend[call]: merge takes two ranges of the same type of elements; use "
                "lend::transform to convert those of one of them");
  static_assert(Found != not_a_key,
                "lend[call]: the result of this callable is no key; return what is compared by <, "
                "copied, moved and swapped, such as a number or a string");
  static_assert(Found != not_joinable,
                "lend[call]: rejoin takes two slices, or two slice_muts, of the same elements; "
                "std::move(v).freeze() makes a slice of a slice_mut");
  static_assert(Found != stage_gives_nothing,
                "lend[call]: the callable of transform gives nothing to pass on; return a value, "
                "or end the pipeline with for_each(f, args...)");
  static_assert(Found != stage_without_places,
                "lend[call]: what is behind filter, flatten or a take that follows them has no "
                "place that is known before all in front of it has run; write enumerate and zip "
                "before them, or collect with to_vector and begin with lend::par again");
  static_assert(Found != stage_keeps_reference,
                "lend[copy]: take(n) behind filter or flatten keeps elements until it has n of "
                "them, and these would be copied silently; take from what filter leaves of the "
                "range itself, or return values from transform");
  static_assert(Found != stage_takes_ranges,
                "lend[call]: flatten takes ranges apart, one after the other, and what arrives "
                "here is no range; return one from transform, or begin with a range of ranges");
  static_assert(Found != stage_takes_one,
                "lend[call]: several parts arrive here together, of zip or enumerate, where one "
                "value is needed; make one of them with transform(f, args...)");
  static_assert(Found != stage_alone,
                "lend[call]: a pipeline begins with lend::par; write lend::par(v) | ..., "
                "lend::par(lend::zip(v, w)) | ... or lend::par(low, high) | ...");
  static_assert(Found != not_a_stage,
                "lend[call]: this is no stage of a pipeline; write transform(f, args...), "
                "filter(p, args...), take(n), zip(w), enumerate or flatten, and at the end "
                "for_each(f, args...), reduce(init, op), to_vector, count or sum");
  static_assert(Found != not_a_case,
                "lend[call]: select takes cases; write lend::select(lend::on_recv(rx, f), "
                "lend::on_send(tx, std::move(m), g), lend::after(time, h))");
  static_assert(Found != case_named,
                "lend[blocking-loan]: a case was given a name before it was used, and what it was "
                "made of may have ended; write it inside of lend::select(...)");
  static_assert(Found != cases_miscounted,
                "lend[call]: select takes 1 to 32 cases of on_recv and on_send, and one of "
                "lend::otherwise and lend::after at most; write lend::select(lend::on_recv(rx, f), "
                "lend::after(time, g))");
  static_assert(Found != cases_differ,
                "lend[call]: what the callables of a select return has no common type; return the "
                "same from all of them, or nothing");
  static_assert(Found != receive_mismatch,
                "lend[call]: on_recv calls its callable with what recv gives; write "
                "on_recv(rx, [](std::optional<T> message) { ... })");
  static_assert(Found != send_mismatch,
                "lend[call]: on_send calls its callable with what send gives; write "
                "on_send(tx, std::move(m), [](lend::send_result<T> result) { ... })");
  static_assert(
      Found != late_mismatch,
      "lend[call]: lend::otherwise and lend::after call their callable without arguments; "
      "write [] { ... }");
  static_assert(Found != not_tasks,
                "lend[call]: join takes tasks, or the parts of a split and a callable; write "
                "join(task(f, args...), task(g, args...)) or join(v.split_at(i), f, args...)");
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

/// Stops the compilation where a `T` would be kept that was not even given.
template <misuse Found, class T>
T refused_content() {
  enforce<Found, T>();
  __builtin_unreachable();
}

template <misuse Otherwise, class T>
constexpr auto content_of() {
  using one = std::remove_cv_t<std::remove_all_extents_t<std::remove_reference_t<T>>>;
  using content = std::conditional_t<std::is_object_v<one>, one, int>;
  enforce<std::is_same_v<content, T> ? misuse::none : Otherwise>();
  return std::type_identity<content>{};
}

/// `T`, an object that may change and is no array; else what is most like it, once that was
/// refused.
template <misuse Otherwise, class T>
using content_or = typename decltype(content_of<Otherwise, T>())::type;

}  // namespace lend::detail::inline LEND_ABI
