// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";
#ifdef BREAK
  auto guard =
      lend::spawn([](const std::string& of) { return static_cast<int>(of.size()) - 4; }, text);
  return guard.join();
#else
  auto guard = lend::spawn([](const std::string& of) { return static_cast<int>(of.size()) - 4; },
                           std::move(text));
  return guard.join();
#endif
}
