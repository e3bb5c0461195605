// lend[lendable]
#include <lend/lend.hpp>

#include <string>
#include <string_view>

std::size_t length(std::string_view s) { return s.size(); }

int main() {
  const std::string text = "text";
#ifdef BREAK
  const std::string_view view = text;
  return static_cast<int>(lend::run(length, lend::shared(view))) - 4;
#else
  return static_cast<int>(lend::run(length, lend::shared(text))) - 4;
#endif
}
