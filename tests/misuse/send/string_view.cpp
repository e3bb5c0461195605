// lend[send]
#include <lend/lend.hpp>

#include <string>
#include <string_view>

int main() {
  std::string text = "text";
#ifdef BREAK
  return lend::run([](std::string_view s) { return static_cast<int>(s.size()) - 4; },
                   std::string_view(text));
#else
  return lend::run([](const std::string& s) { return static_cast<int>(s.size()) - 4; },
                   lend::shared(text));
#endif
}
