#include "sorted_text.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace {

constexpr std::size_t chunk = std::size_t{1} << 16;

std::uint64_t hash_of(std::string_view bytes) {
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;
  std::uint64_t hash = bytes.size() * factor;
  while (!bytes.empty()) {
    const std::size_t length = std::min(bytes.size(), sizeof(std::uint64_t));
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), length);
    hash = (hash ^ word) * factor;
    hash ^= hash >> 29;
    bytes.remove_prefix(length);
  }
  return hash;
}

fingerprint sum(const fingerprint& a, const fingerprint& b) {
  return {a.lines + b.lines, a.bytes + b.bytes, a.hash + b.hash};
}

fingerprint fingerprint_of_line(std::string_view bytes) {
  return {.lines = 1, .bytes = bytes.size(), .hash = hash_of(bytes)};
}

fingerprint fingerprint_of_chunk(lend::slice<line> lines, lend::slice<char> text) {
  fingerprint total;
  for (const line& of : lines) {
    const std::string_view bytes(text.data() + of.begin, length_from(text, of.begin));
    total = sum(total, fingerprint_of_line(bytes));
  }
  return total;
}

std::vector<char> write_chunk(lend::slice<line> lines, lend::slice<char> text,
                              std::size_t usual_length) {
  std::vector<char> written;
  written.reserve(lines.size() * usual_length);
  for (const line& of : lines) {
    const char* const begin = text.data() + of.begin;
    written.insert(written.end(), begin, begin + length_from(text, of.begin) + 1);
  }
  return written;
}

/// Takes the first line away.
std::string_view take_line(std::string_view& text) {
  const std::size_t length = text.find('\n');
  const std::string_view first = text.substr(0, length);
  text.remove_prefix(length + 1);
  return first;
}

struct summary {
  bool in_order = true;
  fingerprint lines;
};

summary summary_of(const std::vector<char>& part) {
  summary total;
  std::string_view text(part.data(), part.size());
  std::string_view before;
  while (!text.empty()) {
    const std::string_view current = take_line(text);
    total.in_order = total.in_order && before <= current;
    total.lines = sum(total.lines, fingerprint_of_line(current));
    before = current;
  }
  return total;
}

summary both(const summary& a, const summary& b) {
  return {a.in_order && b.in_order, sum(a.lines, b.lines)};
}

/// Whether no part begins with a line that belongs before the last one of the part before it.
bool parts_are_in_order(const text_parts& parts) {
  const auto out_of_order = [](const std::vector<char>& part, const std::vector<char>& next) {
    std::string_view behind(next.data(), next.size());
    std::string_view last(part.data(), part.size() - 1);
    last.remove_prefix(last.rfind('\n') + 1);
    return take_line(behind) < last;
  };
  return std::ranges::adjacent_find(parts, out_of_order) == parts.end();
}

}  // namespace

fingerprint fingerprint_of(lend::slice<line> lines, lend::slice<char> text) {
  return lend::transform_reduce(lend::chunks(lines, chunk), fingerprint{}, sum,
                                fingerprint_of_chunk, text);
}

text_parts write_lines(lend::slice<line> lines, lend::slice<char> text) {
  text_parts parts((lines.size() + chunk - 1) / chunk);
  if (lines.empty()) return parts;
  lend::transform(lend::chunks(lines, chunk), parts, write_chunk, text,
                  text.size() / lines.size() + 1);
  return parts;
}

void check_sorted(const text_parts& parts, const fingerprint& expected) {
  const summary total = lend::transform_reduce(parts, summary{}, both, summary_of);
  if (!total.in_order || !parts_are_in_order(parts)) {
    throw std::runtime_error("the check failed: the lines are not in order");
  }
  if (total.lines != expected) {
    throw std::runtime_error("the check failed: the lines are not those of the input");
  }
}
