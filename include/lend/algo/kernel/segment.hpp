#pragma once

#include <lend/algo/kernel/first_ones.hpp>
#include <lend/algo/kernel/interval.hpp>
#include <lend/algo/kernel/joint.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/result.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// How a pipeline runs: as one pass over its source, or as one for each part between the places
// where elements have to be counted before it is known which of them go on.

namespace lend::detail::inline LEND_ABI {

template <access Access, class... Leaves>
constexpr auto bind_source(view_of<Leaves...>& view) {
  return bind_view<Access>(view);
}
template <access Access, class Index>
constexpr bound_view<interval_cursor<Index>> bind_source(const interval_cursor<Index>& indices) {
  return {{{indices}}};
}

template <std::size_t At, class T>
constexpr const T& item(const pack_item<At, T>& of) {
  return of.value;
}

template <class Links>
constexpr std::size_t number_of = 0;
template <std::size_t... Is, class... Links>
constexpr std::size_t number_of<pack_of<std::index_sequence<Is...>, Links...>> = sizeof...(Links);

/// A link and what comes behind it, with copies where those are free, for the compiler to keep in
/// registers.
template <class Link, class Next>
struct chained {
  loop_local<Link> link;
  Next next;

  template <class... Parts>
  [[gnu::always_inline]] constexpr decltype(auto) operator()(std::size_t at,
                                                             Parts&&... parts) const {
    return link(next, at, std::forward<Parts>(parts)...);
  }
};

/// What calls the links of [At, End), and at last `sink(at, parts...)`.
template <std::size_t At, std::size_t End, class Links, class Sink>
constexpr auto chain(const Links& links, const Sink& sink) {
  if constexpr (At == End) {
    return sink;
  } else {
    const auto& link = item<At>(links);
    using rest = decltype(chain<At + 1, End>(links, sink));
    return chained<std::remove_cvref_t<decltype(link)>, rest>{link,
                                                              chain<At + 1, End>(links, sink)};
  }
}

/// A source, and the links of [First, Last) that its elements go through.
template <class Source, class Links, std::size_t First, std::size_t Last>
struct segment;
template <class I, class... Cursors, class Links, std::size_t First, std::size_t Last>
struct segment<pack_of<I, Cursors...>, Links, First, Last> {
  const pack_of<I, Cursors...>& source;
  const Links& links;
  std::size_t count;

  /// Whether each element that goes in is one that comes out.
  static constexpr bool is_exact = []<std::size_t... Is>(std::index_sequence<Is...>) {
    return !(drops_or_adds<
                 std::remove_cvref_t<decltype(item<First + Is>(std::declval<const Links&>()))>> ||
             ...);
  }(std::make_index_sequence<Last - First>{});

  /// Calls `use(next)`, where `next(i)` sends the i-th element to `sink(i, parts...)`, and gives
  /// what that does where the segment is exact.
  template <class Sink, class Use>
  decltype(auto) with_chain(const Sink& sink, const Use& use) const {
    return source.apply([&](const Cursors... cursors) -> decltype(auto) {
      const auto flow = chain<First, Last>(links, sink);
      return use([&](std::size_t at) -> decltype(auto) { return flow(at, cursors.get(at)...); });
    });
  }
  template <class Sink>
  void pour(std::size_t begin, std::size_t end, const Sink& sink) const {
    with_chain(sink, [&](const auto& next) {
      for (std::size_t i = begin; i < end; ++i) {
        next(i);
      }
    });
  }
};

/// Elements of a source, by their numbers.
template <class Cursor>
struct picked_cursor {
  using argument = typename Cursor::argument;

  Cursor from;
  const std::size_t* numbers;

  constexpr argument get(std::size_t at) const { return from.get(numbers[at]); }
};

/// A part of values that were kept, each of which is given away once.
template <std::size_t Part, class T, class Kept>
struct kept_cursor {
  using argument = T;

  Kept* kept;

  constexpr T&& get(std::size_t at) const noexcept {
    return std::move(static_cast<pack_item<Part, T>&>(kept[at]).value);
  }
};

template <class Link>
constexpr bool is_late = false;
template <class Flow>
constexpr bool is_late<late_limit<Flow>> = true;

/// The first late limit of [At, End), or End.
template <std::size_t At, std::size_t End, class Links>
constexpr std::size_t next_late() {
  if constexpr (At == End) {
    return End;
  } else if constexpr (is_late<
                           std::remove_cvref_t<decltype(item<At>(std::declval<const Links&>()))>>) {
    return At;
  } else {
    return next_late<At + 1, End, Links>();
  }
}

template <std::size_t First, class Source, class Links, class End>
decltype(auto) run_segments(const control& how, const Source& source, std::size_t count,
                            const Links& links, End& end);

/// Runs the links of [First, At) up to a late limit, then what is behind it with what is left:
/// numbers, where they are elements of the source, else values.
template <std::size_t First, std::size_t At, class I, class... Cursors, class Links, class Flow,
          class End>
decltype(auto) run_behind(const control& how, const pack_of<I, Cursors...>& source,
                          std::size_t count, const Links& links, const late_limit<Flow>& here,
                          End& end) {
  const segment<pack_of<I, Cursors...>, Links, First, At> front{source, links, count};
  if constexpr (Flow::lent) {
    first_ones<std::size_t> picked(here.most);
    picked.count(how, front, [](const auto& keep) {
      return [keep](std::size_t at, const auto&... /*parts*/) { keep(std::size_t{at}); };
    });
    return source.apply([&](const Cursors&... cursors) -> decltype(auto) {
      const pack<picked_cursor<Cursors>...> rest{
          {picked_cursor<Cursors>{cursors, picked.kept().data()}}...};
      return run_segments<At + 1>(how, rest, picked.kept().size(), links, end);
    });
  } else {
    using kept = typename kept_parts<typename Flow::parts>::type;
    first_ones<kept> values(here.most);
    values.count(how, front, [](const auto& keep) {
      return [keep](std::size_t /*at*/, auto&&... parts) {
        keep(kept{{std::forward<decltype(parts)>(parts)}...});
      };
    });
    const auto rest = cursors_over(values.kept().data());
    return run_segments<At + 1>(how, rest, values.kept().size(), links, end);
  }
}

template <std::size_t... Is, class... Ts>
constexpr auto cursors_over(pack_of<std::index_sequence<Is...>, Ts...>* kept) {
  using values = pack_of<std::index_sequence<Is...>, Ts...>;
  return pack<kept_cursor<Is, Ts, values>...>{{kept_cursor<Is, Ts, values>{kept}}...};
}

/// `end(how, segment)` for the last segment, after all before it have run.
template <std::size_t First, class Source, class Links, class End>
decltype(auto) run_segments(const control& how, const Source& source, std::size_t count,
                            const Links& links, End& end) {
  constexpr std::size_t last = number_of<Links>;
  constexpr std::size_t late = next_late<First, last, Links>();
  if constexpr (late == last) {
    return end(how, segment<Source, Links, First, last>{source, links, count});
  } else {
    return run_behind<First, late>(how, source, count, links, item<late>(links), end);
  }
}

/// The same in the arena that a pipeline is to run in, if it is to run in more than one pass.
template <class Source, class Links, class End>
auto run_pipeline(const control& how, const Source& source, std::size_t count, const Links& links,
                  End& end) {
  constexpr std::size_t last = number_of<Links>;
  if constexpr (next_late<0, last, Links>() == last) {
    return run_segments<0>(how, source, count, links, end);
  } else {
    auto run = [&] { return run_segments<0>(how.part(how.grain), source, count, links, end); };
    return result_through([&](auto& work) { inside_arena_of(how, work); }, run);
  }
}

/// Compares all loans that enter a pipeline.
template <std::size_t At, class Links, class... Loans>
void check_links(const Links& links, const Loans&... loans) {
  if constexpr (At == number_of<Links>) {
    check_disjoint(loans...);
  } else {
    item<At>(links).with_loans(
        [&](const auto&... more) { check_links<At + 1>(links, loans..., more...); });
  }
}

}  // namespace lend::detail::inline LEND_ABI
