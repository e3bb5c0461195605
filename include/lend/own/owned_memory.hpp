#pragma once

#include <lend/own/contents.hpp>
#include <lend/own/extent.hpp>
#include <lend/own/object_runs.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

// Whether some bytes lie in what an object owns elsewhere: by types first, then by a walk.

namespace lend::detail::inline LEND_ABI {

/// Objects of any type may live in bytes of these types, as the language has it. Nothing is looked
/// for in other objects that it could reach only by a cast.
template <class T>
constexpr bool is_storage = std::is_same_v<T, unsigned char> || std::is_same_v<T, std::byte>;

template <class T>
constexpr bool is_storage_array = false;
template <class T, std::size_t N>
constexpr bool is_storage_array<T[N]> = is_storage<T>;
template <class T, std::size_t N>
constexpr bool is_storage_array<std::array<T, N>> = is_storage<T>;

template <class Wanted, class T>
constexpr bool may_lie_in();

template <class Wanted, class... Parts>
constexpr bool may_lie_in_any(type_list<Parts...>) {
  return (may_lie_in<Wanted, Parts>() || ...);
}

/// Whether a `Wanted` may lie in the bytes of a `T`.
template <class Wanted, class T>
constexpr bool may_lie_in() {
  if constexpr (std::is_same_v<Wanted, T>) {
    return true;
  } else if constexpr (std::is_scalar_v<T> || sizeof(Wanted) > sizeof(T)) {
    return false;
  } else if constexpr (is_storage_array<T> || contents<T>::is_opaque) {
    return true;
  } else {
    return may_lie_in_any<Wanted>(typename contents<T>::inside{});
  }
}

template <class T, class List>
constexpr bool is_in = false;
template <class T, class... Ts>
constexpr bool is_in<T, type_list<Ts...>> = (std::is_same_v<T, Ts> || ...);

template <class... Known>
constexpr type_list<Known...> append_new(type_list<Known...> known, type_list<> /*others*/) {
  return known;
}
template <class... Known, class First, class... Others>
constexpr auto append_new(type_list<Known...> /*known*/, type_list<First, Others...> /*others*/) {
  using with_first = std::conditional_t<is_in<First, type_list<Known...>>, type_list<Known...>,
                                        type_list<Known..., First>>;
  return append_new(with_first{}, type_list<Others...>{});
}

/// `Known`, and those of `List` that are not in it.
template <class Known, class List>
using with_new = decltype(append_new(Known{}, List{}));

// The types of what objects own elsewhere, at any distance. One type is worked off after the other,
// so that recursive types come to an end.

template <class Found, class Done>
constexpr Found close_over(type_list<> /*todo*/, Found /*found*/, Done /*done*/) {
  return {};
}

template <class Next, class... Todo, class Found, class... Done>
constexpr auto close_over(type_list<Next, Todo...> /*todo*/, Found found, type_list<Done...> done) {
  if constexpr (std::is_scalar_v<Next> || is_in<Next, type_list<Done...>>) {
    return close_over(type_list<Todo...>{}, found, done);
  } else {
    using inside = typename contents<Next>::inside;
    using outside = typename contents<Next>::outside;
    return close_over(joined<inside, outside, type_list<Todo...>>{}, with_new<Found, outside>{},
                      type_list<Done..., Next>{});
  }
}

template <class T>
using owned_types = decltype(close_over(type_list<T>{}, type_list<>{}, type_list<>{}));

template <class T>
constexpr bool is_recursive = is_in<T, owned_types<T>>;

template <class... Types>
constexpr bool any_recursive(type_list<Types...> /*types*/) {
  return (is_recursive<Types> || ...);
}

/// Where objects of recursive types wait, if an `Owner` can own any.
template <class Owner>
using runs_of = std::conditional_t<any_recursive(owned_types<Owner>{}), object_runs, no_runs>;

template <class Wanted, class... Types>
constexpr bool may_lie_in_run_of_any(type_list<Types...> /*types*/) {
  return ((is_storage<Types> || may_lie_in<Wanted, Types>()) || ...);
}

/// Whether a `Wanted` may lie in what a `T` owns elsewhere.
template <class Wanted, class T>
constexpr bool may_own = may_lie_in_run_of_any<Wanted>(owned_types<T>{});

/// Looks for `wanted` bytes, an extent or a rectangle of `Wanted` objects, in what others own. Only
/// parts whose types may own them are looked at. The stack does not grow with the depth of the
/// data: objects of recursive types wait for their turn.
template <class Wanted, class Shape, class Runs>
class memory_search {
 public:
  explicit memory_search(const Shape& wanted) noexcept : wanted_(wanted) {}

  /// Whether `count` objects own some of it elsewhere. Throws std::bad_alloc.
  template <class T>
  bool finds_in(const T* first, std::size_t count) {
    found_ = false;
    inside(first, count);
    while (!done() && !later_.is_empty()) {
      const object_run next = later_.take();
      next.visit(this, next.first, next.count);
    }
    return found_;
  }

  [[nodiscard]] bool done() const noexcept { return found_; }

  template <class T>
  void inside(const T* first, std::size_t count) {
    if constexpr (may_own<Wanted, T>) {
      for (std::size_t i = 0; i < count && !found_; ++i) {
        contents<T>::visit(first[i], *this);
      }
    }
  }

  template <class T>
  void outside(const T* first, std::size_t count) {
    if constexpr (is_storage<T> || may_lie_in<Wanted, T>()) {
      found_ = found_ || wanted_.meets(extent::of(first, count));
    }
    if constexpr (may_own<Wanted, T> && is_recursive<T>) {
      later_.put({&visit_run<T>, first, count});
    } else {
      inside(first, count);
    }
  }

 private:
  template <class T>
  static void visit_run(void* search, const void* first, std::size_t count) {
    static_cast<memory_search*>(search)->inside(static_cast<const T*>(first), count);
  }

  const Shape& wanted_;
  [[no_unique_address]] Runs later_;
  bool found_ = false;
};

}  // namespace lend::detail::inline LEND_ABI
