#include "words.hpp"

#include <algorithm>
#include <utility>

namespace {

/// Places in a text, of which the part has all letters of each of its words.
struct part {
  std::size_t begin;
  std::size_t end;
};

std::vector<part> cut_between_words(const std::vector<char>& text, std::size_t usual_part) {
  std::vector<part> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(begin + usual_part, text.size());
    while (end < text.size() && is_letter(text[end])) ++end;
    parts.push_back({begin, end});
    begin = end;
  }
  return parts;
}

/// The counts of both; the smaller table is added to the larger one.
word_counts merge(word_counts a, word_counts b) {
  if (a.size() < b.size()) std::swap(a, b);
  for (const auto& [word, count] : b) a[word] += count;
  return a;
}

}  // namespace

void make_small(std::vector<char>& text) {
  lend::for_each(text, [](char& byte) {
    const bool is_capital = byte >= 'A' && byte <= 'Z';
    byte = static_cast<char>(byte | (is_capital ? 0x20 : 0));
  });
}

word_counts count_words(std::string_view text) {
  word_counts counts;
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), is_letter);
    at = std::find_if_not(begin, text.end(), is_letter);
    if (begin == at) break;
    const std::string_view word(begin, at);
    const auto known = counts.find(word);
    if (known != counts.end()) {
      ++known->second;
    } else {
      counts.emplace(word, 1);
    }
  }
  return counts;
}

word_counts count_words_in_parallel(const std::vector<char>& text, std::size_t usual_part) {
  const std::vector<part> parts = cut_between_words(text, usual_part);
  return lend::transform_reduce(
      parts, word_counts{}, merge,
      [](const part& of, lend::slice<char> all) {
        const auto letters = all.subslice(of.begin, of.end - of.begin);
        return count_words({letters.data(), letters.size()});
      },
      lend::shared(text));
}
