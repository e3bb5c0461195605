#pragma once

#include <lend/own/lendable.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <ranges>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace lend::detail::inline LEND_ABI {

// What an object is made of, and what it owns elsewhere. `contents<T>` says so of each type:
//
// - `inside`: the types of its parts, which lie in its own bytes,
// - `outside`: the types of the objects it owns elsewhere: elements of buffers, pointees, nodes,
// - `is_opaque`: it may be made of anything, which nobody can look for,
// - `visit(object, use)`: calls `use.inside(first, count)` and `use.outside(first, count)` for runs
//   of both, as long as `use.done()` is false.

/// Nothing that could be lent by itself: numbers, Concurrent objects, values of the standard
/// library that show nothing of what they are made of.
struct no_contents {
  using inside = type_list<>;
  using outside = type_list<>;
  static constexpr bool is_opaque = false;

  template <class Use>
  static constexpr void visit(const auto& /*object*/, Use& /*use*/) {}
};

/// A class with private members that promised what it has.
struct opaque_contents : no_contents {
  static constexpr bool is_opaque = true;
};

/// Parts, of which the visit needs to see nothing.
template <class... Inside>
struct flat_contents : no_contents {
  using inside = type_list<Inside...>;
};

template <class T, std::size_t N>
struct array_contents : flat_contents<T> {
  template <class Use>
  static constexpr void visit(const auto& array, Use& use) {
    if constexpr (N > 0) {
      use.inside(std::addressof(array[0]), N);
    }
  }
};

/// Stands for a member that is a reference or volatile: nothing of the object is lent through it.
enum class no_part : unsigned char {};

template <class Member>
using part_t = std::conditional_t<std::is_reference_v<Member> || std::is_volatile_v<Member>,
                                  no_part, std::remove_const_t<Member>>;

/// The members of an aggregate, as structured bindings name them.
template <class Members>
struct member_contents;

template <class... Members>
struct member_contents<type_list<Members...>> : flat_contents<part_t<Members>...> {
  template <class Use>
  struct visit_each {
    Use& use;
    template <class... Declared>
    constexpr void operator()(const auto&... members) const {
      (visit_one<part_t<Declared>>(std::addressof(members)), ...);
    }
    template <class Part>
    constexpr void visit_one(const auto* member) const {
      if constexpr (!std::is_scalar_v<Part>) {
        use.inside(member, 1);
      }
    }
  };

  template <class Use>
  static constexpr void visit(const auto& object, Use& use) {
    with_members<sizeof...(Members)>(object, visit_each<Use>{use});
  }
};

template <class Indices, class... Parts>
struct tuple_contents;

template <std::size_t... Is, class... Parts>
struct tuple_contents<std::index_sequence<Is...>, Parts...>
    : flat_contents<std::remove_cv_t<Parts>...> {
  template <class Use>
  static constexpr void visit(const auto& tuple, Use& use) {
    (use.inside(std::addressof(std::get<Is>(tuple)), 1), ...);
  }
};

template <class Indices, class... Alternatives>
struct variant_contents;

template <std::size_t... Is, class... Alternatives>
struct variant_contents<std::index_sequence<Is...>, Alternatives...>
    : flat_contents<Alternatives...> {
  template <class Use>
  static constexpr void visit(const auto& variant, Use& use) {
    (visit_one(std::get_if<Is>(&variant), use), ...);
  }

 private:
  template <class Use>
  static constexpr void visit_one(const auto* alternative, Use& use) {
    if (alternative != nullptr) {
      use.inside(alternative, 1);
    }
  }
};

template <class T>
struct optional_contents : flat_contents<std::remove_cv_t<T>> {
  template <class Use>
  static constexpr void visit(const auto& optional, Use& use) {
    if (optional) {
      use.inside(std::addressof(*optional), 1);
    }
  }
};

/// What owns one object elsewhere and may be null. Of a std::unique_ptr to an array, whose length
/// nobody knows, it is the first element.
template <class T, bool Opaque = false>
struct pointer_contents : no_contents {
  using outside = type_list<std::remove_cv_t<T>>;
  static constexpr bool is_opaque = Opaque;

  template <class Use>
  static constexpr void visit(const auto& pointer, Use& use) {
    if (static_cast<bool>(pointer)) {
      use.outside(pointee(pointer), 1);
    }
  }

 private:
  template <class Pointer>
  static constexpr const T* pointee(const Pointer& pointer) {
    if constexpr (!requires { *pointer; }) {
      return std::addressof(pointer[0]);
    } else {
      return std::addressof(*pointer);
    }
  }
};

/// The elements of a range, one run where they are contiguous. A small-buffer string has them in
/// its own bytes, as classes may that nothing is known of.
template <class T, bool MaybeInside, bool Opaque = false>
struct range_contents : no_contents {
  using inside = std::conditional_t<MaybeInside, type_list<T>, type_list<>>;
  using outside = type_list<T>;
  static constexpr bool is_opaque = Opaque;

  template <class Range, class Use>
  static constexpr void visit(const Range& range, Use& use) {
    if constexpr (std::ranges::contiguous_range<const Range&> &&
                  std::ranges::sized_range<const Range&>) {
      visit_run(range, use);
    } else if constexpr (std::ranges::contiguous_range<Range&>) {
      // SAFETY: the range is lent as it is because its begin() and size() change nothing.
      visit_run(const_cast<Range&>(range), use);
    } else {
      for (auto it = std::ranges::begin(range); it != std::ranges::end(range) && !use.done();
           ++it) {
        use.outside(std::addressof(std::as_const(*it)), 1);
      }
    }
  }

 private:
  template <class Use>
  static constexpr void visit_run(auto& range, Use& use) {
    use.outside(static_cast<const T*>(std::ranges::data(range)),
                static_cast<std::size_t>(std::ranges::size(range)));
  }
};

template <class T>
struct valarray_contents : no_contents {
  using outside = type_list<T>;

  template <class Use>
  static constexpr void visit(const auto& array, Use& use) {
    if (array.size() != 0) {
      use.outside(std::addressof(array[0]), array.size());
    }
  }
};

/// std::queue and its like keep their container in a protected member.
template <class Adaptor>
struct adaptor_contents : flat_contents<typename Adaptor::container_type> {
  template <class Use>
  static constexpr void visit(const Adaptor& adaptor, Use& use) {
    use.inside(std::addressof(opened::container_of(adaptor)), 1);
  }

 private:
  struct opened : Adaptor {
    static constexpr const auto& container_of(const Adaptor& adaptor) {
      return adaptor.*(&opened::c);
    }
  };
};

/// What is not looked into, for others may change it meanwhile; its own bytes count.
template <class Contents>
struct closed_contents : no_contents {
  using inside = typename Contents::inside;
  static constexpr bool is_opaque = Contents::is_opaque;
};

template <class... Parts>
constexpr auto contents_of_arguments(type_list<Parts...>) {
  return tuple_contents<std::index_sequence_for<Parts...>, Parts...>{};
}

template <class... Alternatives>
constexpr auto contents_of_variant(type_list<Alternatives...>) {
  return variant_contents<std::index_sequence_for<Alternatives...>, Alternatives...>{};
}

/// A path shows the string it is made of.
template <class Path>
struct path_contents : flat_contents<typename Path::string_type> {
  template <class Use>
  static constexpr void visit(const Path& path, Use& use) {
    use.inside(std::addressof(path.native()), 1);
  }
};

template <class Pointee, bool Opaque>
constexpr auto contents_of_pointer() {
  return std::conditional_t<is_complete<Pointee>, pointer_contents<Pointee, Opaque>,
                            opaque_contents>{};
}

template <class T>
constexpr auto std_contents() {
  if constexpr (StdUniquePtr<T>) {
    return contents_of_pointer<typename T::element_type, false>();
  } else if constexpr (StdContainer<T>) {
    using value = typename T::value_type;
    constexpr bool bits = !std::is_lvalue_reference_v<typename T::const_reference> ||
                          is_template_of<T>("std::vector<bool");
    return std::conditional_t<bits, no_contents, range_contents<value, requires { T::npos; }>>{};
  } else if constexpr (is_std_adaptor<T>) {
    return adaptor_contents<T>{};
  } else if constexpr (is_template_of<T>("std::optional<")) {
    return optional_contents<typename T::value_type>{};
  } else if constexpr (is_template_of<T>("std::variant<")) {
    return contents_of_variant(typename type_arguments<T>::type{});
  } else if constexpr (is_template_of<T>("std::tuple<") || is_template_of<T>("std::pair<")) {
    return contents_of_arguments(typename type_arguments<T>::type{});
  } else if constexpr (is_template_of<T>("std::array<")) {
    return array_contents<typename T::value_type, std::tuple_size_v<T>>{};
  } else if constexpr (is_template_of<T>("std::valarray<")) {
    return valarray_contents<typename T::value_type>{};
  } else if constexpr (is_template_of<T>("std::complex<")) {
    return flat_contents<typename T::value_type>{};
  } else if constexpr (requires(const T& path) {
                         path.native();
                         typename T::string_type;
                       }) {
    return path_contents<T>{};
  } else {
    return no_contents{};
  }
}

/// A class that lend knows nothing of may still show elements or a pointee.
template <class T>
constexpr auto unknown_contents() {
  if constexpr (std::ranges::contiguous_range<T&> && std::ranges::sized_range<T&>) {
    return range_contents<std::remove_cv_t<element_t<T>>, false, true>{};
  } else if constexpr (std::ranges::forward_range<const T&>) {
    // A path, say, is a range of paths.
    using element = std::ranges::range_reference_t<const T&>;
    using value = std::remove_cvref_t<element>;
    constexpr bool shows = std::is_lvalue_reference_v<element> && !std::is_same_v<value, T>;
    return std::conditional_t<shows, range_contents<value, false, true>, opaque_contents>{};
  } else if constexpr (requires(const T& owner) {
                         static_cast<bool>(owner);
                         std::addressof(*owner);
                       }) {
    using value = std::remove_reference_t<decltype(*std::declval<const T&>())>;
    return contents_of_pointer<value, true>();
  } else {
    return opaque_contents{};
  }
}

template <class T>
constexpr auto open_contents() {
  if constexpr (std::is_array_v<T>) {
    return array_contents<std::remove_cv_t<std::remove_extent_t<T>>, std::extent_v<T>>{};
  } else if constexpr (std::is_scalar_v<T> || std::is_empty_v<T> || HeldLoan<T>) {
    return no_contents{};
  } else if constexpr (in_namespace_std<T>) {
    return std_contents<T>();
  } else if constexpr (member_count<T>() != not_countable) {
    return member_contents<member_types<T>>{};
  } else {
    return unknown_contents<T>();
  }
}

template <class T>
constexpr auto find_contents() {
  using open = decltype(open_contents<T>());
  if constexpr (std::is_class_v<T> && Concurrent<T>) {
    return closed_contents<open>{};
  } else {
    return open{};
  }
}

/// Specialized beside a class that lend knows and that has contents of its own.
template <class T>
struct contents : decltype(find_contents<T>()) {};

}  // namespace lend::detail::inline LEND_ABI
