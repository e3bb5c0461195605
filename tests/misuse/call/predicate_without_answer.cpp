// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  const std::vector<std::string> words{"a", "bc"};
#ifdef BREAK
  return lend::all_of(words, [](const std::string& word) { return word + "!"; });
#else
  return lend::all_of(words, [](const std::string& word) { return !word.empty(); });
#endif
}
