#include <lend/lend.hpp>

#include <string>
#include <utility>
#include <vector>

// Work that goes on while the function that started it has returned.

using word_counts = std::vector<lend::task_handle<std::size_t>>;

std::size_t count_words(const std::string& text) {
  std::size_t words = 0;
  char before = ' ';
  for (const char letter : text) {
    words += letter != ' ' && before == ' ' ? 1 : 0;
    before = letter;
  }
  return words;
}

word_counts start_counting(std::vector<std::string> texts) {
  word_counts counts;
  for (std::string& text : texts) {
    counts.push_back(lend::spawn(count_words, std::move(text)));
  }
  return counts;
}

std::size_t total(word_counts counts) {
  std::size_t sum = 0;
  for (auto& count : counts) {
    sum += count.join();
  }
  return sum;
}

int main() {
  auto counts = start_counting({"to be or not to be", "that is the question"});
  auto sum = lend::spawn(total, std::move(counts));
  return sum.join() == 10 ? 0 : 1;
}
