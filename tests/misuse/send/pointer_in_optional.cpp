// lend[send]
#include <lend/lend.hpp>

#include <optional>

int main() {
  int n = 0;
#ifdef BREAK
  lend::run([](std::optional<int*> p) { **p = 1; }, std::optional(&n));
#else
  lend::run([](std::optional<int> m) { *m = 1; }, std::optional(n));
#endif
}
