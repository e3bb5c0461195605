// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <utility>

int main() {
  auto names = std::pair<std::string, std::string>("a", "b");
#ifdef BREAK
  return lend::run([](const auto& both) { return both.first == both.second ? 1 : 0; }, names);
#else
  return lend::run(
      [](const std::pair<std::string, std::string>& both) {
        return both.first == both.second ? 1 : 0;
      },
      lend::shared(names));
#endif
}
