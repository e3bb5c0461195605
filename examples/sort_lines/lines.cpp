#include "lines.hpp"

#include "../program/file.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

namespace {

constexpr std::size_t word_size = sizeof(std::uint64_t);
constexpr std::size_t chunk = std::size_t{1} << 18;

/// The first byte is the lowest one.
std::uint64_t load_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, word_size);
  return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
}

/// The highest bit of each byte that is a newline.
std::uint64_t newlines(std::uint64_t word) {
  constexpr std::uint64_t low_bits = 0x7f7f7f7f7f7f7f7f;
  const std::uint64_t others = word ^ 0x0a0a0a0a0a0a0a0a;
  return ~(((others & low_bits) + low_bits) | others | low_bits);
}

std::size_t first_byte(std::uint64_t marks) {
  return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

std::size_t count_lines(lend::slice<char> part) {
  return static_cast<std::size_t>(std::ranges::count(part, '\n'));
}

/// Where the line begins that the byte at `place` belongs to.
std::size_t begin_of_line(lend::slice<char> text, std::size_t place) {
  while (place > 0 && text[place - 1] != '\n') --place;
  return place;
}

/// Fills in the lines that end in [begin, end).
void fill_lines(lend::slice_mut<line> lines, lend::slice<char> text, std::size_t begin,
                std::size_t end) {
  if (lines.empty()) return;
  std::size_t start = begin_of_line(text, begin);
  line* next = lines.begin();
  for (std::size_t at = begin; at < end; at += word_size) {
    std::uint64_t marks = newlines(load_word(text.data() + at));
    if (end - at < word_size) marks &= (std::uint64_t{1} << (8 * (end - at))) - 1;
    for (; marks != 0; marks &= marks - 1) {
      *next++ = {load_key(text, start), start};
      start = at + first_byte(marks) + 1;
    }
  }
}

/// One task for each chunk of the text gets its part of the lines.
void fill_chunks(lend::scope_handle& scope, lend::slice_mut<line> lines, lend::slice<char> text,
                 lend::slice<std::size_t> counts, std::size_t size) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    auto [here, behind] = std::move(lines).split_at(counts[i]);
    scope.spawn(fill_lines, std::move(here), text, i * chunk, std::min((i + 1) * chunk, size));
    lines = std::move(behind);
  }
}

}  // namespace

std::vector<char> read_text(const std::vector<std::string>& paths) {
  std::vector<char> text;
  for (const std::string& path : paths) {
    const std::size_t before = text.size();
    program::read_file(path, text);
    if (text.size() > before && text.back() != '\n') text.push_back('\n');
  }
  text.resize(text.size() + room_behind_text);
  return text;
}

std::vector<line> find_lines(lend::slice<char> text) {
  const lend::slice<char> all_lines = text.first(text.size() - room_behind_text);
  std::vector<std::size_t> counts((all_lines.size() + chunk - 1) / chunk);
  lend::transform(lend::chunks(all_lines, chunk), counts, count_lines);
  std::vector<line> lines(std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
  lend::scope(fill_chunks, lend::mut(lines), text, lend::shared(counts), all_lines.size());
  return lines;
}

std::uint64_t load_key(lend::slice<char> text, std::size_t at) {
  const std::uint64_t word = load_word(text.data() + at);
  const std::uint64_t marks = newlines(word);
  const std::size_t length = marks == 0 ? word_size : first_byte(marks);
  const std::uint64_t bytes = __builtin_bswap64(word) & ~std::uint64_t{0xff};
  if (length >= word_size - 1) return bytes | length;
  return length == 0 ? 0 : (bytes & (~std::uint64_t{0} << (64 - 8 * length))) | length;
}

std::size_t length_from(lend::slice<char> text, std::size_t at) {
  const char* const begin = text.data() + at;
  const void* const end = std::memchr(begin, '\n', text.size() - at);
  return static_cast<std::size_t>(static_cast<const char*>(end) - begin);
}
