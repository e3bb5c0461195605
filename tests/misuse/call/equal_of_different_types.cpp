// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  const std::vector<std::string> words{"a", "bc"};
  const std::vector<int> sizes{1, 2};
#ifdef BREAK
  return lend::equal(words, sizes);
#else
  return lend::equal(words, sizes, [](const std::string& word, int size) {
    return word.size() == static_cast<std::size_t>(size);
  });
#endif
}
