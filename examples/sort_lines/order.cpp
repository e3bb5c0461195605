#include "order.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

// Lines are sorted by seven bytes at a time, which are numbers and need no look at the text. Lines
// that agree in them and go on make a group; each group is sorted by its next seven bytes.

namespace {

constexpr std::size_t key_bytes = 7;
constexpr std::size_t few_lines = 2048;
/// Lines that agree in so many bytes are compared as a whole, which bounds the recursion.
constexpr std::size_t deepest = 64 * key_bytes;

struct by_key {
  bool operator()(const line& a, const line& b) const { return a.key < b.key; }
};

bool is_one_group(std::span<const line> lines) { return lines.front().key == lines.back().key; }

bool have_equal_keys(std::span<const line> lines) {
  const auto differs = [&](const line& other) { return other.key != lines.front().key; };
  return std::ranges::none_of(lines, differs);
}

void load_key_at(line& of, lend::slice<char> text, std::size_t depth) {
  of.key = load_key(text, of.begin + depth);
}

void sort_few(std::span<line> lines, lend::slice<char> text, std::size_t depth);

/// Sorts the groups among lines in order of keys loaded at `depth`.
void sort_few_groups(std::span<line> lines, lend::slice<char> text, std::size_t depth) {
  for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
    const auto differs = [&](const line& other) { return other.key != lines[begin].key; };
    const auto behind = std::ranges::find_if(lines.subspan(begin), differs);
    end = begin + static_cast<std::size_t>(behind - lines.subspan(begin).begin());
    if (end - begin > 1 && has_more(lines[begin])) {
      sort_few(lines.subspan(begin, end - begin), text, depth + key_bytes);
    }
  }
}

/// Sorts a group: lines that do not differ before `depth`.
void sort_few(std::span<line> lines, lend::slice<char> text, std::size_t depth) {
  for (line& of : lines) load_key_at(of, text, depth);
  if (depth >= deepest) return std::sort(lines.begin(), lines.end(), by_text{text, depth});
  if (!have_equal_keys(lines)) std::ranges::sort(lines, by_key{});
  sort_few_groups(lines, text, depth);
}

/// A place near the middle where a group begins. The lines are in order and no single group.
std::size_t border_between_groups(std::span<const line> lines) {
  const line& middle = lines[lines.size() / 2];
  const auto [begin, end] = std::ranges::equal_range(lines, middle, by_key{});
  const auto border = begin == lines.begin() ? end : begin;
  return static_cast<std::size_t>(border - lines.begin());
}

void sort_group(lend::slice_mut<line> lines, lend::slice<char> text, std::size_t depth);

/// The same as sort_few_groups, with tasks.
void sort_groups(lend::slice_mut<line> lines, lend::slice<char> text, std::size_t depth) {
  if (lines.size() <= few_lines) return sort_few_groups(lines, text, depth);
  if (!is_one_group(lines)) {
    lend::join(lines.split_at(border_between_groups(lines)), sort_groups, text, depth);
  } else if (has_more(lines[0])) {
    sort_group(std::move(lines), text, depth + key_bytes);
  }
}

/// The same as sort_few, with tasks.
void sort_group(lend::slice_mut<line> lines, lend::slice<char> text, std::size_t depth) {
  if (lines.size() <= few_lines) return sort_few(lines, text, depth);
  lend::for_each(lines, load_key_at, text, depth);
  if (depth >= deepest) return lend::sort(lines, by_text{text, depth});
  if (!have_equal_keys(lines)) lend::sort(lines, by_key{});
  sort_groups(std::move(lines), text, depth);
}

}  // namespace

bool by_text::operator()(const line& a, const line& b) const {
  if (a.key != b.key || !has_more(a)) return a.key < b.key;
  const std::size_t a_place = a.begin + depth + key_bytes;
  const std::size_t b_place = b.begin + depth + key_bytes;
  const std::size_t a_length = length_from(text, a_place);
  const std::size_t b_length = length_from(text, b_place);
  const int order =
      std::memcmp(text.data() + a_place, text.data() + b_place, std::min(a_length, b_length));
  return order < 0 || (order == 0 && a_length < b_length);
}

void sort_lines(lend::slice_mut<line> lines, lend::slice<char> text) {
  if (lines.size() > 1 && !have_equal_keys(lines)) lend::sort(lines, by_key{});
  sort_groups(std::move(lines), text, 0);
}
