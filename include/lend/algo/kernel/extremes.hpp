#pragma once

#include <lend/algo/kernel/comparison.hpp>
#include <lend/algo/kernel/reduction.hpp>
#include <lend/own/type_name.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

enum class extreme : unsigned char { least, greatest };
enum class among_equals : unsigned char { first, last };

/// Which element is looked for.
template <extreme Which, among_equals Whose>
struct pick {
  static constexpr extreme which = Which;
  static constexpr among_equals whose = Whose;

  /// The same for a comparison that says the opposite.
  using reversed = pick<Which == extreme::least ? extreme::greatest : extreme::least, Whose>;

  /// Whether `next`, which comes later, takes the place of `best`.
  template <class Less, class T>
  static constexpr bool replaces(const Less& less, const T& next, const T& best) {
    constexpr bool is_least = Which == extreme::least;
    if constexpr (Whose == among_equals::first) {
      return is_least ? less(next, best) : less(best, next);
    } else {
      return is_least ? !less(best, next) : !less(next, best);
    }
  }
};

/// Where those elements are that the picks look for.
template <class... Picks>
using picked = std::array<std::size_t, sizeof...(Picks)>;

/// Any elements and comparisons.
template <class... Picks, class T, class Less>
picked<Picks...> find_elements(const control& how, T* data, std::size_t count, const Less& less) {
  using positions = picked<Picks...>;
  constexpr std::size_t few = std::is_arithmetic_v<std::remove_const_t<T>> ? 1024 : 64;
  const auto take = [&](positions& best, const positions& next) {
    std::size_t place = 0;
    const auto take_one = [&]<class Pick>(Pick) {
      if (Pick::replaces(less, data[next[place]], data[best[place]])) [[unlikely]] {
        best[place] = next[place];
      }
      ++place;
    };
    (take_one(Picks{}), ...);
  };
  auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
    const std::size_t pass = failed.can_stop() ? 16 : end - begin;
    positions best;
    best.fill(begin);
    in_blocks(begin + 1, end, pass, failed, [&](std::size_t from, std::size_t to) {
      for (positions next; from < to; ++from) {
        next.fill(from);
        take(best, next);
      }
      return true;
    });
    return best;
  };
  const auto combine = [&](positions front, const positions& back) {
    take(front, back);
    return front;
  };
  return combine_blocks<positions>(how, count, block_size(count, few), value_of, combine,
                                   [](const positions& whole) { return whole; });
}

/// A number that no pick prefers to another one.
template <class Pick, class T>
constexpr T unwanted() noexcept {
  constexpr bool is_greatest = Pick::which == extreme::least;
  if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(is_greatest ? __builtin_huge_val() : -__builtin_huge_val());
  } else if constexpr (std::is_signed_v<T>) {
    constexpr auto greatest = static_cast<T>(static_cast<std::make_unsigned_t<T>>(-1) / 2);
    return is_greatest ? greatest : static_cast<T>(-greatest - 1);
  } else {
    return static_cast<T>(is_greatest ? -1 : 0);
  }
}

/// A number that was found in the stretch from `begin` on.
template <class T>
struct candidate {
  T value;
  std::size_t begin;
};

template <class... Picks>
struct number_search {
  /// Numbers of which the extremes are computed, and only then is it asked where those are.
  static constexpr std::size_t stretch = 256;

  template <class T>
  using candidates = std::array<candidate<T>, sizeof...(Picks)>;

  /// The extremes of data[begin, begin + count). NaNs are passed over.
  template <class T>
  static candidates<T> of_stretch(const T* data, std::size_t begin, std::size_t count) noexcept {
    constexpr std::size_t lanes = 64 / sizeof(T);
    const T* const from = data + begin;
    const auto extreme_for = [&]<class Pick>(Pick) {
      std::array<T, lanes> best;
      best.fill(unwanted<Pick, T>());
      std::size_t i = 0;
      for (; i + lanes <= count; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
          best[lane] = better<Pick>(from[i + lane], best[lane]);
        }
      }
      for (; i < count; ++i) {
        best[0] = better<Pick>(from[i], best[0]);
      }
      for (std::size_t width = lanes / 2; width > 0; width /= 2) {
        for (std::size_t lane = 0; lane < width; ++lane) {
          best[lane] = better<Pick>(best[lane + width], best[lane]);
        }
      }
      return candidate<T>{best[0], begin};
    };
    return {extreme_for(Picks{})...};
  }

  template <class T>
  static void take(candidates<T>& best, const candidates<T>& next) noexcept {
    std::size_t place = 0;
    ((best[place] = Picks::replaces(less_than{}, next[place].value, best[place].value)
                        ? next[place]
                        : best[place],
      ++place),
     ...);
  }

  template <class T>
  static picked<Picks...> locate(const T* data, std::size_t count,
                                 const candidates<T>& found) noexcept {
    std::size_t place = 0;
    return {locate_one<Picks>(data, count, found[place++])...};
  }

 private:
  template <class Pick, class T>
  static constexpr T better(T next, T best) noexcept {
    if constexpr (Pick::which == extreme::least) {
      return next < best ? next : best;
    } else {
      return best < next ? next : best;
    }
  }
  /// An unwanted number may have been found where there is none.
  template <class Pick, class T>
  static std::size_t locate_one(const T* data, std::size_t count, candidate<T> found) noexcept {
    const bool anywhere = found.value == unwanted<Pick, T>();
    if constexpr (Pick::whose == among_equals::first) {
      std::size_t at = anywhere ? 0 : found.begin;
      while (data[at] != found.value) {
        ++at;
      }
      return at;
    } else {
      std::size_t end = anywhere ? count : found.begin + at_most(stretch, count - found.begin);
      while (data[end - 1] != found.value) {
        --end;
      }
      return end - 1;
    }
  }
};

/// Numbers by `<`. NaNs are passed over, unless one comes first: nothing takes its place.
template <class... Picks, class T>
picked<Picks...> find_numbers(const control& how, const T* data, std::size_t count) {
  using search = number_search<Picks...>;
  using candidates = typename search::template candidates<T>;
  if (data[0] != data[0]) {
    return {};
  }
  auto value_of = [&](std::size_t begin, std::size_t end, failure& failed) {
    candidates best = search::of_stretch(data, begin, at_most(search::stretch, end - begin));
    in_blocks(begin + at_most(search::stretch, end - begin), end, search::stretch, failed,
              [&](std::size_t from, std::size_t to) {
                search::take(best, search::of_stretch(data, from, to - from));
                return true;
              });
    return best;
  };
  const auto combine = [](candidates front, const candidates& back) {
    search::take(front, back);
    return front;
  };
  const candidates found =
      combine_blocks<candidates>(how, count, block_size(count, 16 * search::stretch), value_of,
                                 combine, [](const candidates& whole) { return whole; });
  return search::locate(data, count, found);
}

/// Whether `Less` is the class template `name` of the standard library, for the type `T` or any.
template <class Less, class T>
constexpr bool is_std_order(std::string_view name) {
  constexpr std::string_view given = type_name<Less>();
  if (!given.starts_with(name) || given.size() < name.size() + 2) {
    return false;
  }
  const std::string_view compared = given.substr(name.size() + 1, given.size() - name.size() - 2);
  return compared == "void" || compared == type_name<T>();
}

template <class Less, class T>
constexpr bool orders_numbers = false;
template <class Less, class T>
  requires std::is_arithmetic_v<T>
constexpr bool orders_numbers<Less, T> =
    std::is_same_v<Less, less_than> || is_std_order<Less, T>("std::less") ||
    is_std_order<Less, T>("std::greater");

}  // namespace lend::detail::inline LEND_ABI
