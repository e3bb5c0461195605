#pragma once

namespace lend::detail {

/// Objects that lie where they are, mostly on the stacks of threads that wait, linked by their
/// `next` and `previous`.
template <class T>
struct linked_list {
  T* first = nullptr;
  T* last = nullptr;

  [[nodiscard]] bool empty() const noexcept { return first == nullptr; }
  void push_back(T& one) noexcept {
    one.next = nullptr;
    one.previous = last;
    (last != nullptr ? last->next : first) = &one;
    last = &one;
  }
  void push_front(T& one) noexcept {
    one.previous = nullptr;
    one.next = first;
    (first != nullptr ? first->previous : last) = &one;
    first = &one;
  }
  /// Leaves the links of `one` as they are.
  void remove(T& one) noexcept {
    (one.next != nullptr ? one.next->previous : last) = one.previous;
    (one.previous != nullptr ? one.previous->next : first) = one.next;
  }
  T& take_first() noexcept {
    T& oldest = *first;
    remove(oldest);
    return oldest;
  }
};

}  // namespace lend::detail
