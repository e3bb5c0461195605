#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  const std::vector<std::string> words{"lend", "give", "share", "", "exclusive"};
  std::vector<std::size_t> lengths(words.size());
  lend::transform(words, lengths, &std::string::size);
  return lengths == std::vector<std::size_t>{4, 4, 5, 0, 9} ? 0 : 1;
}
