#pragma once

#include <lend/algo/kernel/blocks.hpp>
#include <lend/algo/kernel/buffer.hpp>
#include <lend/algo/kernel/radix_sort.hpp>
#include <lend/task/failure.hpp>
#include <lend/task/loop.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

/// Where an element is, beside its key.
template <class Bits>
struct place_of_key {
  Bits key;
  Bits place;
};

template <class Bits>
struct key_of_place {
  using bits = Bits;
  static constexpr bool is_trusted = true;
  static constexpr bool is_unique = false;

  constexpr bits operator()(const place_of_key<Bits>& one) const noexcept { return one.key; }
};

/// The places of elements, which stay where they are, in order of their keys.
template <class Bits>
class key_places {
 public:
  /// Whether so many places can be told apart.
  static constexpr bool has_room_for(std::size_t count) noexcept {
    return count <= static_cast<Bits>(~Bits{0});
  }

  explicit key_places(std::size_t count) : count_(count), places_(count), spare_(count) {}

  /// Inside an arena. Stable. Once failed, nothing is in order.
  template <class T, class Key>
  void sort(T* data, const Key& key, failure& failed) {
    fill(data, key, failed);
    if (!failed.failed()) {
      const key_of_place<Bits> of_place{};
      const radix_sorter<place_of_key<Bits>, key_of_place<Bits>> sorter(of_place, failed);
      sorter.sort(places_.data(), spare_.data(), count_, place::here);
    }
  }
  [[nodiscard]] std::size_t place_at(std::size_t index) noexcept {
    return places_.data()[index].place;
  }

 private:
  template <class T, class Key>
  void fill(T* data, const Key& key, failure& failed) {
    fork_range(control{}, count_, [&](std::size_t begin, std::size_t end) {
      in_blocks(begin, end, pass_block, failed, [&](std::size_t from, std::size_t to) {
        failed.guard([&] {
          for (std::size_t i = from; i < to; ++i) {
            places_.data()[i] = {key(data[i]), static_cast<Bits>(i)};
          }
        });
        return !failed.failed();
      });
    });
  }

  std::size_t count_;
  raw_buffer<place_of_key<Bits>> places_;
  raw_buffer<place_of_key<Bits>> spare_;
};

}  // namespace lend::detail::inline LEND_ABI
