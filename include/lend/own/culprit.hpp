#pragma once

#include <lend/own/member_names.hpp>
#include <lend/own/std_types.hpp>
#include <lend/own/type_name.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

// What denies a trait to a class: the path of members that leads to it, as text that compilers
// print beside an error. Nothing here is looked at unless something is refused.

namespace lend::detail::inline LEND_ABI {

/// Text that is put together at compile time, and cut where it becomes too long to read.
struct path_text {
  std::array<char, 320> characters{};
  std::size_t size = 0;

  constexpr path_text& operator+=(std::string_view more) {
    for (const char c : more) {
      if (size < characters.size()) {
        characters[size++] = c;
      }
    }
    return *this;
  }
  [[nodiscard]] constexpr std::string_view view() const { return {characters.data(), size}; }
};

#define LEND_SPELLED(name) LEND_SPELLED_NAME(name)
#define LEND_SPELLED_NAME(name) #name

/// The same on all compilers: `int*`, and no word of namespaces that have no name or an inline one.
template <class T>
constexpr path_text readable_name() {
  constexpr std::array<std::string_view, 3> left_out{
      "{anonymous}::", "(anonymous namespace)::", LEND_SPELLED(LEND_ABI) "::"};
  path_text name;
  std::string_view rest = type_name<T>();
  while (!rest.empty()) {
    const bool spaced = rest.starts_with(" *") || rest.starts_with(" &") || rest.starts_with(" >");
    std::size_t skipped = spaced ? 1 : 0;
    for (const std::string_view each : left_out) {
      skipped = rest.starts_with(each) ? each.size() : skipped;
    }
    name += skipped > 0 ? "" : rest.substr(0, 1);
    rest.remove_prefix(skipped > 0 ? skipped : 1);
  }
  return name;
}

#undef LEND_SPELLED
#undef LEND_SPELLED_NAME

constexpr path_text as_text(std::size_t number) {
  constexpr std::string_view digits = "0123456789";
  path_text text;
  if (number > 9) {
    text += as_text(number / 10).view();
  }
  text += digits.substr(number % 10, 1);
  return text;
}

template <class T>
constexpr std::size_t listed_base_count =
    []<class... Bases>(type_list<Bases...>) { return sizeof...(Bases); }(listed_bases_t<T>{});

template <class T>
constexpr bool has_reference_member = []<class... Members>(type_list<Members...>) {
  return (std::is_reference_v<Members> || ...);
}(member_types<T>{});

template <class T, std::size_t I>
constexpr path_text step_to_member() {
  path_text text;
  if constexpr (!ListsParts<T>) {
    text += ".";
    if constexpr (has_reference_member<T>) {
      text += "#";
      text += as_text(I + 1).view();
    } else {
      text += name_of_member<T, I>();
    }
  } else if constexpr (I >= listed_base_count<T>) {
    text += ".";
    text += listed_name(parts_access::names<T>(), I - listed_base_count<T>);
  }
  return text;
}

template <class T>
constexpr std::string_view step_into_container(std::size_t index) {
  constexpr bool hashes = requires { typename T::hasher; };
  constexpr std::array<std::string_view, 4> parts{
      "[]", ".get_allocator()", hashes ? ".hash_function()" : ".key_comp()", ".key_eq()"};
  return parts[index];
}

/// How one gets from `T` to what the `I`-th question of its rule asks about.
template <class T, std::size_t I>
constexpr path_text step() {
  path_text text;
  if constexpr (std::is_array_v<T> || is_template_of<T>("std::array<")) {
    text += "[]";
  } else if constexpr (is_structural<trait::send, T>) {
    text += step_to_member<T, I>().view();
  } else if constexpr (StdContainer<T>) {
    text += step_into_container<T>(I);
  } else if constexpr (StdUniquePtr<T>) {
    text += I == 0 ? "*" : ".get_deleter()";
  } else if constexpr (is_template_of<T>("std::pair<")) {
    text += I == 0 ? ".first" : ".second";
  } else if constexpr (is_template_of<T>("std::optional<") ||
                       requires { typename T::element_type; }) {
    text += "*";
  } else if constexpr (is_template_of<T>("std::tuple<") || is_template_of<T>("std::variant<")) {
    text += "<";
    text += as_text(I).view();
    text += ">";
  } else {
    text += "[]";
  }
  return text;
}

template <trait Trait, class T, bool Mutable, class... Seen>
constexpr path_text path_to_culprit();

template <trait Trait, class T, bool Mutable, class... Seen, class... Questions, std::size_t... Is>
constexpr path_text path_through(type_list<Questions...>, std::index_sequence<Is...>) {
  path_text path;
  const auto follow = [&]<class Question, std::size_t I>(Question*,
                                                         std::integral_constant<std::size_t, I>) {
    using type = typename Question::type;
    constexpr bool denied = !has_trait<Question::of, type, Seen...>();
    if constexpr (denied) {
      constexpr bool becomes_mutable =
          Trait == trait::sync && Question::of == trait::concurrent && !StdUniquePtr<T>;
      path += step<T, I>().view();
      path += path_to_culprit<Question::of, type,
                              becomes_mutable || (Mutable && std::is_array_v<T>), Seen...>()
                  .view();
    }
    return denied;
  };
  static_cast<void>(
      (follow(static_cast<Questions*>(nullptr), std::integral_constant<std::size_t, Is>{}) || ...));
  return path;
}

/// `.callbacks[].target: int*`, for a `T` that has not the trait.
template <trait Trait, class T, bool Mutable, class... Seen>
constexpr path_text path_to_culprit() {
  using asked = std::remove_const_t<T>;
  path_text here;
  here += Mutable ? ": mutable " : ": ";
  here += readable_name<asked>().view();
  if constexpr (declared_answer<Trait, asked>() != derive) {
    return here;
  } else {
    using rule = decltype(rule_for<Trait, asked>());
    if constexpr (std::is_same_v<rule, refused_trait>) {
      return here;
    } else {
      return []<class... Questions>(type_list<Questions...> questions) {
        return path_through<Trait, asked, Mutable, question<Trait, asked>, Seen...>(
            questions, std::make_index_sequence<sizeof...(Questions)>{});
      }(rule{});
    }
  }
}

/// `job.callbacks[].target: int*`, or the type alone if it is to blame itself.
template <trait Trait, class T>
constexpr path_text describe_culprit() {
  path_text text = readable_name<T>();
  const path_text path = path_to_culprit<Trait, T, false>();
  if (!path.view().starts_with(":")) {
    text += path.view();
  }
  return text;
}

}  // namespace lend::detail::inline LEND_ABI
