#include <lend/lend.hpp>

#include "program/command_line.hpp"
#include "program/file.hpp"
#include "word_count/words.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::string_view help = R"(usage: word_count [--top N] FILE...

Prints how many words the files have, how many different ones, and the N (20) most frequent. A word
is as many letters as stand together, and capital letters count as small ones.
)";

std::vector<char> read_words(const std::vector<std::string>& paths) {
  std::vector<char> text;
  for (const std::string& path : paths) {
    const std::size_t before = text.size();
    program::read_file(path, text);
    if (text.size() == before) throw std::runtime_error(path + " is empty");
    text.push_back('\n');
  }
  make_small(text);
  return text;
}

struct totals {
  std::size_t words = 0;
  std::size_t letters = 0;

  bool operator==(const totals&) const = default;
};

totals totals_of(const word_counts& counts) {
  totals sum;
  for (const auto& [word, count] : counts) {
    sum.words += count;
    sum.letters += count * word.size();
  }
  return sum;
}

totals totals_of(std::string_view text) {
  totals sum;
  bool inside = false;
  for (const char byte : text) {
    const bool letter = is_letter(byte);
    sum.letters += letter ? 1 : 0;
    sum.words += letter && !inside ? 1 : 0;
    inside = letter;
  }
  return sum;
}

/// Counts the words and letters of the text once more, and each word in a beginning of it.
void check(const word_counts& counts, const std::vector<char>& text) {
  if (totals_of(counts) != totals_of(std::string_view(text.data(), text.size()))) {
    throw std::runtime_error("the check failed: a sequential count gives other totals");
  }
  const std::string_view beginning(text.data(), std::min<std::size_t>(text.size(), 2'000'000));
  const std::vector<char> copied(beginning.begin(), beginning.end());
  if (count_words_in_parallel(copied, 100'000) != count_words(beginning)) {
    throw std::runtime_error("the check failed: a sequential count gives other words");
  }
}

using frequency = std::pair<std::size_t, std::string>;

std::vector<frequency> most_frequent(const word_counts& counts, std::size_t top) {
  std::vector<frequency> all;
  all.reserve(counts.size());
  for (const auto& [word, count] : counts) all.emplace_back(count, word);
  lend::sort(all, [](const frequency& a, const frequency& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (all.size() > top) all.resize(top);
  return all;
}

int run(program::command_line& arguments) {
  const std::size_t top = arguments.number("--top", 20, 0);
  const std::vector<std::string> paths = arguments.rest();
  if (paths.empty()) throw program::usage_error("no file is given");

  const std::vector<char> text = read_words(paths);
  const word_counts counts = count_words_in_parallel(text);
  check(counts, text);
  std::printf("%zu words, %zu different ones\n", totals_of(counts).words, counts.size());
  for (const auto& [count, word] : most_frequent(counts, top)) {
    std::printf("%9zu  %s\n", count, word.c_str());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "word_count", .help = help, .run = run});
}
