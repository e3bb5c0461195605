// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";
#ifdef BREAK
  return lend::call([](const std::string& of) { return static_cast<int>(of.size()) - 4; }, text);
#else
  return lend::call([](const std::string& of) { return static_cast<int>(of.size()) - 4; },
                    lend::shared(text));
#endif
}
