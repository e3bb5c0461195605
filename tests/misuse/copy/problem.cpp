// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <utility>

bool is_short(const std::string& s) { return s.size() < 2; }
auto halves(std::string s) { return std::pair(s.substr(0, s.size() / 2), s.substr(s.size() / 2)); }

int main() {
  std::string text = "text";
#ifdef BREAK
  const auto n = lend::divide_and_conquer(
      text, is_short, [](const std::string&) { return 1; }, halves,
      [](int a, int b) { return a + b; });
#else
  const auto n = lend::divide_and_conquer(
      std::move(text), is_short, [](const std::string&) { return 1; }, halves,
      [](int a, int b) { return a + b; });
#endif
  static_cast<void>(n);
}
