// lend[owned]
#include <lend/lend.hpp>

#include <optional>

int main() {
#ifdef BREAK
  lend::mutex<std::optional<lend::slice<int>>> kept;
#else
  lend::mutex<std::optional<int>> kept;
#endif
  static_cast<void>(kept);
}
