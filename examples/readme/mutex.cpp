#include <lend/lend.hpp>

#include "checked.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace {

using census = std::map<std::string, std::size_t>;

std::size_t different_words(const std::vector<std::string>& words) {
  // README: mutex
  lend::mutex<census> found;
  lend::for_each(
      words,
      [](const std::string& word, lend::mutex<census>& all) {
        auto held = all.lock();  // all is locked as long as held lives
        ++(*held)[word];
      },
      lend::shared(found));
  return found.with([](const census& all) { return all.size(); });
  // README: end
}

}  // namespace

int main() {
  std::vector<std::string> words(1'000);
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = std::to_string(i % 70);
  return checked(different_words(words) == 70);
}
