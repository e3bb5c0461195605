#pragma once

#include <lend/own/address.hpp>
#include <lend/own/content_kinds.hpp>
#include <lend/own/lendable.hpp>

#include <array>
#include <type_traits>
#include <utility>

// Of which kind each type is, see content_kinds.hpp.

namespace lend::detail::inline LEND_ABI {

template <class... Parts>
constexpr auto contents_of_arguments(type_list<Parts...>) {
  return tuple_contents<std::index_sequence_for<Parts...>, Parts...>{};
}

template <class... Alternatives>
constexpr auto contents_of_variant(type_list<Alternatives...>) {
  return variant_contents<std::index_sequence_for<Alternatives...>, Alternatives...>{};
}

/// A path shows the string it is made of, and paths that are its components; the one component of
/// a short path is itself.
template <class Path>
struct path_contents : flat_contents<typename Path::string_type> {
  using outside = type_list<Path>;

  template <class Use>
  static constexpr void visit(const Path& path, Use& use) {
    use.inside(detail::address_of(path.native()), 1);
    for (auto it = path.begin(); it != path.end() && !use.done(); ++it) {
      if (detail::address_of(*it) != detail::address_of(path)) {
        use.outside(detail::address_of(*it), 1);
      }
    }
  }
};

/// A class that gives a reference to the one part that counts.
template <class T, auto Shown>
struct showing_contents
    : flat_contents<std::remove_cvref_t<decltype(Shown(std::declval<const T&>()))>> {
  template <class Use>
  static constexpr void visit(const T& object, Use& use) {
    use.inside(detail::address_of(Shown(object)), 1);
  }
};

inline constexpr auto show_path = [](const auto& entry) -> const auto& { return entry.path(); };
inline constexpr auto show_base = [](const auto& engine) -> const auto& { return engine.base(); };
inline constexpr auto show_error = [](const auto& value) -> const auto& { return value.error(); };

/// The value, unless there is none by its type, or the error.
template <class Value, class Error>
struct expected_contents : flat_contents<Value, Error> {
  template <class Use>
  static constexpr void visit(const auto& expected, Use& use) {
    if (expected.has_value()) {
      use.inside(detail::address_of(*expected), 1);
    } else {
      use.inside(detail::address_of(expected.error()), 1);
    }
  }
};
template <class Error>
struct expected_contents<void, Error> : flat_contents<Error> {
  template <class Use>
  static constexpr void visit(const auto& expected, Use& use) {
    if (!expected.has_value()) {
      use.inside(detail::address_of(expected.error()), 1);
    }
  }
};

template <class Pointee, bool Opaque>
constexpr auto contents_of_pointer() {
  return std::conditional_t<is_complete<Pointee>, pointer_contents<Pointee, Opaque>,
                            opaque_contents>{};
}

template <class T>
constexpr auto contents_of_aggregate() {
  if constexpr (member_count<T>() != not_countable) {
    return member_contents<member_types<T>>{};
  } else {
    return no_contents{};
  }
}

template <class T>
constexpr auto std_contents() {
  if constexpr (StdUniquePtr<T>) {
    return contents_of_pointer<typename T::element_type, false>();
  } else if constexpr (StdContainer<T>) {
    using value = typename T::value_type;
    constexpr bool bits = !std::is_lvalue_reference_v<typename T::const_reference>;
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
  } else if constexpr (is_template_of<T>("std::expected<")) {
    return expected_contents<std::remove_cv_t<typename T::value_type>, typename T::error_type>{};
  } else if constexpr (is_template_of<T>("std::unexpected<")) {
    return showing_contents<T, show_error>{};
  } else if constexpr (std_kind_of<T> == std_kind::engine_adaptor) {
    return showing_contents<T, show_base>{};
  } else if constexpr (requires(const T& path) {
                         path.native();
                         typename T::string_type;
                       }) {
    return path_contents<T>{};
  } else if constexpr (requires(const T& entry) { entry.path().native(); }) {
    return showing_contents<T, show_path>{};
  } else if constexpr (std::is_aggregate_v<T>) {
    return contents_of_aggregate<T>();
  } else {
    return no_contents{};
  }
}

/// A class that lend knows nothing of may still show elements or a pointee.
template <class T>
constexpr auto unknown_contents() {
  if constexpr (SizedContiguousRange<T&>) {
    return range_contents<std::remove_cv_t<element_t<T>>, false, true>{};
  } else if constexpr (ForwardRange<const T&>) {
    // A path, say, is a range of paths.
    using element = range_reference<const T&>;
    using value = std::remove_cvref_t<element>;
    constexpr bool shows = std::is_lvalue_reference_v<element> && !std::is_same_v<value, T>;
    return std::conditional_t<shows, range_contents<value, false, true>, opaque_contents>{};
  } else if constexpr (requires(const T& owner) {
                         static_cast<bool>(owner);
                         detail::address_of(*owner);
                       }) {
    using value = std::remove_reference_t<decltype(*std::declval<const T&>())>;
    return contents_of_pointer<value, true>();
  } else {
    return opaque_contents{};
  }
}

/// The bases and members that a class lists with LEND_PARTS, as visit() meets them.
template <class Bases, class... Parts>
struct listed_contents : flat_contents<Parts...> {
  template <class Use>
  static constexpr void visit(const auto& object, Use& use) {
    parts_access::visit(object, Bases{}, [&](const auto&... parts) {
      (visit_one<Parts>(detail::address_of(parts), use), ...);
    });
  }

 private:
  template <class Part, class Use>
  static constexpr void visit_one([[maybe_unused]] const auto* part, [[maybe_unused]] Use& use) {
    if constexpr (!std::is_scalar_v<Part>) {
      use.inside(part, 1);
    }
  }
};

template <class... Bases, class... Listed>
constexpr auto contents_of_list(type_list<Bases...> bases, type_list<Listed...>) {
  return listed_contents<decltype(bases), Bases..., part_t<typename Listed::type>...>{};
}

template <class T>
constexpr auto open_contents() {
  if constexpr (std::is_array_v<T>) {
    return array_contents<std::remove_cv_t<std::remove_extent_t<T>>, std::extent_v<T>>{};
  } else if constexpr (std::is_scalar_v<T> || std::is_empty_v<T> || HeldLoan<T>) {
    return no_contents{};
  } else if constexpr (in_namespace_std<T>) {
    return std_contents<T>();
  } else if constexpr (ListsParts<T>) {
    return contents_of_list(listed_bases_t<T>{}, typename own_list<T>::types{});
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

template <class T>
struct contents : decltype(find_contents<T>()) {};

}  // namespace lend::detail::inline LEND_ABI
