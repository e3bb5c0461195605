#pragma once

#include <lend/own/members.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// Lists the members of a class, private ones too, so that all its traits follow from theirs:
///
///     class account {
///      public:
///       ...
///      private:
///       std::string owner_;
///       mutable std::atomic<int> reads_;
///       LEND_PARTS(owner_, reads_)
///     };
///
/// Written once, behind the members, with every member in the order of declaration; a class that
/// does not come out as large as what is listed is an error. What hides in padding is not seen.
/// Bases that are not empty stand in LEND_BASES; bit-fields stand in a struct of their own. A class
/// with virtual functions has to be final, and a derived class lists its own.
#define LEND_PARTS(...)                                                                        \
  friend struct ::lend::detail::parts_access;                                                  \
  [[maybe_unused]] constexpr auto lend_parts() const {                                         \
    return ::lend::detail::list_of_class<::std::remove_cvref_t<decltype(*this)> __VA_OPT__(, ) \
                                             LEND_FOR_EACH(LEND_PART, __VA_ARGS__)>{};         \
  }                                                                                            \
  [[maybe_unused]] static constexpr auto lend_alignments() {                                   \
    return ::lend::detail::alignments(LEND_FOR_EACH(LEND_ALIGNMENT, __VA_ARGS__));             \
  }                                                                                            \
  [[maybe_unused]] static constexpr const char* lend_part_names() { return #__VA_ARGS__; }     \
  [[maybe_unused]] constexpr auto lend_tied_parts() const {                                    \
    return ::lend::detail::tie_parts(__VA_ARGS__);                                             \
  }                                                                                            \
  static_assert(true)

/// Beside LEND_PARTS: the bases of a class that are not empty, in order.
#define LEND_BASES(...)                                                                          \
  [[maybe_unused]] constexpr auto lend_bases() const {                                           \
    return ::lend::detail::list_of_class<::std::remove_cvref_t<decltype(*this)>, __VA_ARGS__>{}; \
  }                                                                                              \
  static_assert(true)

// clang-format off
#define LEND_NOTHING
#define LEND_AGAIN(...) LEND_AGAIN_2(LEND_AGAIN_2(LEND_AGAIN_2(LEND_AGAIN_2(__VA_ARGS__))))
#define LEND_AGAIN_2(...) LEND_AGAIN_1(LEND_AGAIN_1(LEND_AGAIN_1(LEND_AGAIN_1(__VA_ARGS__))))
#define LEND_AGAIN_1(...) LEND_AGAIN_0(LEND_AGAIN_0(LEND_AGAIN_0(LEND_AGAIN_0(__VA_ARGS__))))
#define LEND_AGAIN_0(...) __VA_ARGS__
#define LEND_NEXT_EACH(macro, argument, ...) \
  macro(argument) __VA_OPT__(, LEND_MORE_EACH LEND_NOTHING () (macro, __VA_ARGS__))
#define LEND_MORE_EACH() LEND_NEXT_EACH
#define LEND_FOR_EACH(macro, ...) __VA_OPT__(LEND_AGAIN(LEND_NEXT_EACH(macro, __VA_ARGS__)))
#define LEND_PART(member) ::lend::detail::part<decltype(member), decltype((member))>
#define LEND_ALIGNMENT(member) __alignof__(member)
// clang-format on

namespace lend::detail::inline LEND_ABI {

/// What a class `Class` lists, written in its own body.
template <class Class, class... Listed>
struct list_of_class {
  using writer = Class;
  using types = type_list<Listed...>;
};

/// A member as `decltype(member)` and, seen in a const object, `decltype((member))` tell of it.
template <class Declared, class Seen>
struct part {
  /// As a structured binding shows it: a `mutable` member is not const, the others are.
  using type =
      std::conditional_t<std::is_reference_v<Declared>, Declared, std::remove_reference_t<Seen>>;
  using stored = std::conditional_t<std::is_reference_v<Declared>, void*, std::remove_cv_t<type>>;
};

/// What the members say with alignas, or 0.
constexpr auto alignments(auto... alignments) {
  return std::array<std::size_t, sizeof...(alignments)>{alignments...};
}

template <class... Parts>
constexpr std::tuple<const Parts&...> tie_parts(const Parts&... parts) {
  return {parts...};
}

struct parts_access {
  template <class T>
  static constexpr auto list(const T& object) -> decltype(object.lend_parts());

  template <class T>
  static constexpr auto bases(const T& object) -> decltype(object.lend_bases());

  template <class T>
  static constexpr auto alignments() {
    return T::lend_alignments();
  }

  template <class T>
  static constexpr std::string_view names() {
    return T::lend_part_names();
  }

  /// `use(base, ..., member, ...)`
  template <class T, class... Bases>
  static constexpr void visit(const T& object, type_list<Bases...>, auto&& use) {
    std::apply([&](const auto&... parts) { use(static_cast<const Bases&>(object)..., parts...); },
               object.lend_tied_parts());
  }
};

template <class T>
using own_list = decltype(parts_access::list(std::declval<const T&>()));

/// `T` has a LEND_PARTS of its own, not one that it inherits.
template <class T>
concept ListsParts =
    requires { typename own_list<T>::writer; } && std::is_same_v<typename own_list<T>::writer, T>;

template <class T>
concept InheritsParts = requires { typename own_list<T>::writer; } && !ListsParts<T>;

template <class T>
constexpr auto listed_bases() {
  if constexpr (requires { parts_access::bases(std::declval<const T&>()); }) {
    using bases = decltype(parts_access::bases(std::declval<const T&>()));
    if constexpr (std::is_same_v<typename bases::writer, T>) {
      return typename bases::types{};
    } else {
      return type_list<>{};
    }
  } else {
    return type_list<>{};
  }
}

template <ListsParts T>
using listed_bases_t = decltype(listed_bases<T>());

// Where the first member lies behind the bases, and behind the table of virtual functions.

template <class... Bases>
struct behind_bases {
  template <std::size_t Count>
  struct with : Bases... {
    char last[Count];
  };
};

template <class... Bases>
struct behind_virtual_bases {
  template <std::size_t Count>
  struct with : Bases... {  // NOLINT(cppcoreguidelines-virtual-class-destructor): none is made
    virtual void lend_virtual() {}
    char last[Count];
  };
};

/// Where a char lies that comes behind them: so many fit before the size grows.
template <class Behind, std::size_t Count = 1>
constexpr std::size_t offset_behind() {
  constexpr std::size_t size = sizeof(typename Behind::template with<Count>);
  if constexpr (sizeof(typename Behind::template with<Count + 1>) == size) {
    return offset_behind<Behind, Count + 1>();
  } else {
    return size - Count;
  }
}

constexpr std::size_t aligned_up(std::size_t offset, std::size_t alignment) {
  return (offset + alignment - 1) / alignment * alignment;
}

constexpr std::size_t larger(std::size_t a, std::size_t b) { return a > b ? a : b; }

struct class_layout {
  std::size_t size = 0;
  std::size_t alignment = 1;

  constexpr void append(std::size_t member_size, std::size_t member_alignment) {
    size = aligned_up(size, member_alignment) + member_size;
    alignment = larger(alignment, member_alignment);
  }
  /// Whether `T` comes out of it; an alignment that no usual member asks for was said by alignas.
  template <class T>
  [[nodiscard]] constexpr bool is_that_of() const {
    return aligned_up(size == 0 ? 1 : size, alignof(T)) == sizeof(T) &&
           (alignment == alignof(T) || alignof(T) > alignof(std::max_align_t));
  }
};

/// Where the members begin: behind the bases, and behind the pointer for virtual functions.
template <class T, class... Bases>
constexpr class_layout layout_of_bases(type_list<Bases...>) {
  class_layout layout;
  if constexpr (std::is_polymorphic_v<T>) {
    layout.append(offset_behind<behind_virtual_bases<Bases...>>(), alignof(void*));
  } else if constexpr (sizeof...(Bases) > 0) {
    layout.append(offset_behind<behind_bases<Bases...>>(), 1);
  }
  ((layout.alignment = larger(layout.alignment, alignof(Bases))), ...);
  return layout;
}

/// A member that is empty takes no place if it says [[no_unique_address]].
template <class T, bool EmptyTakePlace, class... Parts>
constexpr bool adds_up(type_list<Parts...>) {
  class_layout layout = layout_of_bases<T>(listed_bases_t<T>{});
  constexpr auto said = parts_access::alignments<T>();
  [[maybe_unused]] std::size_t index = 0;
  [[maybe_unused]] const auto append = [&]<class Stored>(Stored*) {
    const std::size_t alignment = larger(said[index++], alignof(Stored));
    if (EmptyTakePlace || !std::is_empty_v<Stored>) {
      layout.append(sizeof(Stored), alignment);
    }
  };
  (append(static_cast<typename Parts::stored*>(nullptr)), ...);
  return layout.is_that_of<T>();
}

/// Whether each of the names, which commas part, stands once.
constexpr bool are_different_names(std::string_view names) {
  const auto next_name = [&names] {
    const std::size_t end = names.find(',') < names.size() ? names.find(',') : names.size();
    std::string_view name = names.substr(0, end);
    names.remove_prefix(end == names.size() ? end : end + 1);
    while (name.starts_with(' ')) {
      name.remove_prefix(1);
    }
    while (name.ends_with(' ')) {
      name.remove_suffix(1);
    }
    return name;
  };
  while (!names.empty()) {
    const std::string_view name = next_name();
    const std::string_view rest = names;
    while (!names.empty()) {
      if (next_name() == name) {
        return false;
      }
    }
    names = rest;
  }
  return true;
}

template <class T>
void check_list() {
  using parts = typename own_list<T>::types;
  static_assert(are_different_names(parts_access::names<T>()),
                "lend[parts]: LEND_PARTS names a member twice, so another one may be missing from "
                "it; list each member once");
  static_assert(adds_up<T, true>(parts{}) || adds_up<T, false>(parts{}),
                "lend[parts]: LEND_PARTS does not add up to the size of this class, so a member is "
                "missing from it; list all members in the order of declaration, and bases that are "
                "not empty in LEND_BASES");
}

template <class... Bases, class... Parts>
type_list<const Bases..., typename Parts::type...> parts_as_seen(type_list<Bases...>,
                                                                 type_list<Parts...>);

/// The bases and members that `T` lists, as member_types shows members.
template <ListsParts T>
using listed_types = decltype(parts_as_seen(listed_bases_t<T>{}, typename own_list<T>::types{}));

}  // namespace lend::detail::inline LEND_ABI
