#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace fuzz {

/// What the bytes of a run stand for: choices, and ranges of numbers that are longer than the
/// bytes.
class input {
 public:
  input(const std::uint8_t* data, std::size_t size) : bytes_(data, size) {}

  /// A choice among `limit` ones, at most 256; the first where all bytes are used up.
  std::size_t below(std::size_t limit) {
    if (bytes_.empty()) {
      return 0;
    }
    const std::size_t byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return byte % limit;
  }

  /// How many elements: short ranges are as likely as long ones.
  std::size_t size() {
    const std::size_t number = below(256) << 8U | below(256);
    return number >> (1 + below(16));
  }

  /// Numbers that all the bytes left are in. They may be few distinct ones, or in order.
  std::vector<std::uint64_t> numbers() {
    const std::size_t count = size();
    const std::size_t bits = below(65);
    const std::size_t order = below(6);
    const std::uint64_t mask = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
    std::vector<std::uint64_t> made(count);
    for (std::size_t i = 0; i < count; ++i) {
      made[i] = word(i) & mask;
    }
    arrange(made, order);
    return made;
  }

 private:
  /// Eight of the bytes; from the second time round on another number that follows from them.
  [[nodiscard]] std::uint64_t word(std::size_t index) const {
    const std::size_t period = std::max<std::size_t>(bytes_.size(), 1);
    std::uint64_t number = 0;
    for (std::size_t k = 0; k < 8 && !bytes_.empty(); ++k) {
      number |= std::uint64_t{bytes_[(index + k) % period]} << 8 * k;
    }
    const std::uint64_t round = index / period;
    number ^= round * 0x9E37'79B9'7F4A'7C15;
    number ^= round == 0 ? 0 : number >> 29U;
    return number;
  }

  static void arrange(std::vector<std::uint64_t>& numbers, std::size_t order) {
    if (order >= 3) {
      std::sort(numbers.begin(), numbers.end());
    }
    if (order == 4) {
      std::reverse(numbers.begin(), numbers.end());
    }
    if (order == 5) {
      std::rotate(numbers.begin(),
                  numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 3), numbers.end());
    }
  }

  std::span<const std::uint8_t> bytes_;
};

/// One run of a target. Throws where something is wrong.
void run(input& in);

/// Elements of another type, each made of a number.
template <class Make>
auto made_of(const std::vector<std::uint64_t>& numbers, Make make) {
  std::vector<decltype(make(numbers[0]))> made;
  made.reserve(numbers.size());
  for (const std::uint64_t number : numbers) {
    made.push_back(make(number));
  }
  return made;
}

/// Short ones, long ones, and many that begin alike.
inline std::string text_of(std::uint64_t number) {
  std::string text(number % 21, 'a');
  for (std::uint64_t rest = number / 21; rest != 0; rest >>= 8U) {
    text += static_cast<char>(rest & 0xFFU);
  }
  return text;
}

}  // namespace fuzz
