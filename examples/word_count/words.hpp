#pragma once

#include <lend/lend.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Hashes a word whether it is owned or looked at, so that looking it up copies nothing.
struct word_hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>{}(word);
  }
};

/// How often each word occurs.
using word_counts = std::unordered_map<std::string, std::size_t, word_hash, std::equal_to<>>;

/// Whether a byte belongs to a word: ASCII letters, and all bytes of other letters in UTF-8.
constexpr bool is_letter(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return (code | 0x20U) - 'a' < 26U || code >= 128;
}

/// Makes ASCII letters small, all over the text at once.
void make_small(std::vector<char>& text);

/// Counts the words of a part of a text.
word_counts count_words(std::string_view text);

/// Counts the words of a text, many parts of about that many bytes at once.
word_counts count_words_in_parallel(const std::vector<char>& text,
                                    std::size_t usual_part = std::size_t{1} << 22);
