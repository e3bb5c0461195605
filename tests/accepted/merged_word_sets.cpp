#include <lend/lend.hpp>

#include <set>
#include <string>
#include <vector>

using words = std::set<std::string>;

words unite(words a, words b) {
  a.merge(b);
  return a;
}

int main() {
  const std::vector<std::string> text{"to", "be", "or", "not", "to", "be"};
  const words all = lend::transform_reduce(text, words{}, unite,
                                           [](const std::string& word) { return words{word}; });
  return all == words{"be", "not", "or", "to"} ? 0 : 1;
}
