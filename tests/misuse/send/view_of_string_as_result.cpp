// lend[send]
#include <lend/lend.hpp>

#include <string>
#include <string_view>

int main() {
  const std::string text = "two words";
#ifdef BREAK
  const auto word = lend::run([](const std::string& s) { return std::string_view(s).substr(0, 3); },
                              lend::shared(text));
#else
  const auto word =
      lend::run([](const std::string& s) { return s.substr(0, 3); }, lend::shared(text));
#endif
  return word == "two" ? 0 : 1;
}
