#include <lend/lend.hpp>

#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

using counts = std::unordered_map<std::string, int>;

void count_words(const std::string& line, lend::worker_local<counts>& locals) {
  locals.with(
      [](counts& mine, const std::string& text) {
        std::istringstream words(text);
        for (std::string word; words >> word;) ++mine[word];
      },
      lend::shared(line));
}

int main() {
  std::vector<std::string> lines;
  for (int i = 0; i < 100; ++i) lines.emplace_back("the cat and the dog");
  lend::worker_local<counts> locals;
  lend::for_each(std::as_const(lines), count_words, lend::shared(locals));

  counts total;
  for (const counts& each : locals.values()) {
    for (const auto& [word, n] : each) total[word] += n;
  }
  return total["the"] == 200 && total["dog"] == 100 && total.size() == 4 ? 0 : 1;
}
