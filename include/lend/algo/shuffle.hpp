#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/rearrange.hpp>
#include <lend/algo/kernel/scratch.hpp>
#include <lend/own/construction.hpp>
#include <lend/task/enter.hpp>
#include <lend/task/loop.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// The `index`-th number of a stream of random numbers, which has no state (SplitMix64: Steele,
/// Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
constexpr std::uint64_t random_at(std::uint64_t stream, std::uint64_t index) noexcept {
  std::uint64_t mixed = stream + (index + 1) * 0x9E3779B97F4A7C15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

/// Random numbers one after the other.
class random_stream {
 public:
  constexpr random_stream(std::uint64_t seed, std::uint64_t number) noexcept
      : stream_(random_at(~seed, number)) {}

  /// One of the numbers below `limit`, all equally likely (Lemire, "Fast Random Integer Generation
  /// in an Interval", 2019).
  constexpr std::size_t below(std::size_t limit) noexcept {
    if (limit > static_cast<std::uint32_t>(-1)) [[unlikely]] {
      return below_large(limit);
    }
    const auto range = static_cast<std::uint32_t>(limit);
    std::uint64_t product = std::uint64_t{next_half()} * range;
    if (static_cast<std::uint32_t>(product) < range) {
      const std::uint32_t least = (0U - range) % range;
      while (static_cast<std::uint32_t>(product) < least) {
        product = std::uint64_t{next_half()} * range;
      }
    }
    return static_cast<std::size_t>(product >> 32U);
  }

 private:
  constexpr std::uint32_t next_half() noexcept {
    return static_cast<std::uint32_t>(random_at(stream_, next_++) >> 32U);
  }
  constexpr std::size_t below_large(std::size_t limit) noexcept {
    const std::uint64_t mask = ~std::uint64_t{0} >> std::countl_zero(std::uint64_t{limit - 1});
    std::uint64_t number = random_at(stream_, next_++) & mask;
    while (number >= limit) {
      number = random_at(stream_, next_++) & mask;
    }
    return number;
  }

  std::uint64_t stream_;
  std::uint64_t next_ = 0;
};

/// How the elements are dealt: as their number and size alone say.
struct dealing {
  std::size_t count;
  unsigned bits;      ///< there are 2^bits hands
  std::size_t block;  ///< elements that one task deals

  template <class T>
  static constexpr dealing of(std::size_t count) noexcept {
    // A hand is shuffled in the cache of a core.
    const std::size_t hand = (std::size_t{1} << 17U) / sizeof(T);
    const auto wanted = static_cast<unsigned>(std::bit_width(count / (hand == 0 ? 1 : hand)));
    const unsigned bits = wanted < 2 ? 2 : (wanted > 9 ? 9 : wanted);
    const std::size_t even = count / 128 + 1;
    return {count, bits, even < 16'384 ? 16'384 : even};
  }
  [[nodiscard]] constexpr std::size_t hands() const noexcept { return std::size_t{1} << bits; }
  [[nodiscard]] constexpr std::size_t blocks() const noexcept { return (count - 1) / block + 1; }
  [[nodiscard]] constexpr std::size_t begin(std::size_t number) const noexcept {
    return number * block;
  }
  [[nodiscard]] constexpr std::size_t end(std::size_t number) const noexcept {
    return begin(number) + at_most(block, count - begin(number));
  }
  /// The hand that gets an element.
  [[nodiscard]] constexpr std::size_t hand_of(std::uint64_t seed,
                                              std::size_t index) const noexcept {
    return random_at(seed, index) >> (64 - bits);
  }
};

/// Shuffles by dealing: each element goes to one of many hands at random, and each hand is shuffled
/// on its own.
template <class T>
class shuffler {
 public:
  shuffler(const control& how, T* data, std::size_t count, std::uint64_t seed)
      : how_(how),
        data_(data),
        seed_(seed),
        deal_(random_at(seed, count)),
        plan_(dealing::of<T>(count)),
        places_(plan_.blocks() * plan_.hands()),
        ends_(plan_.hands()),
        hands_(count) {}

  void shuffle() {
    count_hands();
    place_hands();
    // From here on elements are away from their range: nothing may be skipped.
    control on = how_;
    on.stop = nullptr;
    deal(on);
    take_back(on);
  }

 private:
  void count_hands() {
    for_blocks(how_, [this](std::size_t block, std::size_t* counts) {
      for (std::size_t hand = 0; hand < plan_.hands(); ++hand) {
        detail::make_at(counts + hand, std::size_t{0});
      }
      for (std::size_t i = plan_.begin(block); i < plan_.end(block); ++i) {
        ++counts[plan_.hand_of(deal_, i)];
      }
    });
  }
  /// Turns counts into places: hand after hand, and in each block after block.
  void place_hands() noexcept {
    std::size_t place = 0;
    for (std::size_t hand = 0; hand < plan_.hands(); ++hand) {
      for (std::size_t block = 0; block < plan_.blocks(); ++block) {
        place += std::exchange(row_of(block)[hand], place);
      }
      ends_.data()[hand] = place;
    }
  }
  // SAFETY: the places of all blocks and hands differ, and all of `hands_` gets an object.
  void deal(const control& how) {
    for_blocks(how, [this](std::size_t block, std::size_t* places) {
      for (std::size_t i = plan_.begin(block); i < plan_.end(block); ++i) {
        T* const place = hands_.data() + places[plan_.hand_of(deal_, i)]++;
        detail::make_at(place, std::move(data_[i]));
      }
    });
  }
  void take_back(const control& how) {
    fork_range(in_units_of(plan_.count / plan_.hands(), how), plan_.hands(),
               [this](std::size_t begin, std::size_t end) {
                 for (std::size_t hand = begin; hand < end; ++hand) {
                   take_back_hand(hand);
                 }
               });
  }
  /// Fisher and Yates: one of those left goes to the next place, and the last one to its place.
  void take_back_hand(std::size_t hand) noexcept {
    const std::size_t begin = hand == 0 ? 0 : ends_.data()[hand - 1];
    T* const cards = hands_.data() + begin;
    random_stream random(seed_, hand);
    for (std::size_t left = ends_.data()[hand] - begin; left > 0; --left) {
      T* const chosen = cards + random.below(left);
      T* const last = cards + (left - 1);
      data_[begin + left - 1] = std::move(*chosen);
      if (chosen != last) {
        *chosen = std::move(*last);
      }
      detail::end_at(last);
    }
  }

  /// Calls `work(block, its row of places)` for all blocks.
  template <class Work>
  void for_blocks(const control& how, const Work& work) {
    fork_range(in_units_of(plan_.block, how), plan_.blocks(),
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t block = begin; block < end; ++block) {
                   work(block, row_of(block));
                 }
               });
  }

  [[nodiscard]] std::size_t* row_of(std::size_t block) const noexcept {
    return places_.data() + block * plan_.hands();
  }

  const control& how_;
  T* data_;
  std::uint64_t seed_;
  std::uint64_t deal_;
  dealing plan_;
  scratch<std::size_t> places_;  ///< for each block a row of one for each hand
  scratch<std::size_t> ends_;
  scratch<T> hands_;
};

struct shuffle_fn {
  template <class A, std::integral Seed>
  auto operator()(const control& how, A&& range, Seed number) const {
    constexpr misuse found = misuse_of_rearranging<A>();
    enforce<found, A>();
    if constexpr (found == misuse::none) {
      using value = element_value_t<access::write, A>;
      const auto seed = static_cast<std::uint64_t>(number);
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::write, A>(view);
      if constexpr (std::is_nothrow_move_constructible_v<value> &&
                    std::is_nothrow_move_assignable_v<value>) {
        if (elements.size() > few) {
          // One arena for all of it: to enter one may take memory.
          inside_arena_of(how, [&] {
            const control here = how.part(how.grain);
            shuffler<value>(here, elements.data, elements.size(), seed).shuffle();
          });
          return;
        }
      }
      shuffle_here(how, elements.data, elements.size(), seed);
    } else {
      return refused{};
    }
  }

 private:
  static constexpr std::size_t few = 1U << 15U;

  /// Fisher and Yates, by swaps.
  template <class T>
  static void shuffle_here(const control& how, T* data, std::size_t count, std::uint64_t seed) {
    failure failed(how);
    failed.expect(count);
    random_stream random(seed, 0);
    std::size_t left = count;
    const auto shuffle = [&](std::size_t begin, std::size_t end) {
      using std::swap;
      for (std::size_t i = begin; i < end; ++i, --left) {
        swap(data[left - 1], data[random.below(left)]);
      }
      failed.advance(end - begin);
      return true;
    };
    in_blocks(0, count, pass_block, failed, shuffle);
    failed.rethrow();
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// Brings a range into a random order, all equally likely: `shuffle(v, seed)`. The same seed gives
/// the same order of as many elements of the same type, at every width.
///
/// Throws std::bad_alloc and cancelled, and then the elements are where they were; but fewer than
/// 32,768 elements, and those whose moves may throw, are swapped by the calling thread alone, and
/// are in some order then, or when a swap throws. Work: n. Span: O(log n) plus a 128th of the
/// elements. Extra memory: n elements.
///
/// Elements are dealt to hands at random, which are then shuffled each on its own (Rao, "Generation
/// of Random Permutations of Given Number of Elements Using Random Sampling Numbers", 1961).
inline constexpr detail::with_options<detail::shuffle_fn> shuffle{};

}  // namespace lend::inline LEND_ABI
