// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";
  lend::arena two(2);
#ifdef BREAK
  return two.run([](const std::string& of) { return static_cast<int>(of.size()) - 4; }, text);
#else
  return two.run([](const std::string& of) { return static_cast<int>(of.size()) - 4; },
                 lend::shared(text));
#endif
}
