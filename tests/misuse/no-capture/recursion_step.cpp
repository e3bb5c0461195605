// lend[no-capture]
#include <lend/lend.hpp>

#include <utility>

int main() {
  const int limit = 1;
#ifdef BREAK
  return lend::divide_and_conquer(
      4, [&](const int& n) { return n <= limit; }, [](int) { return 0; },
      [](int n) { return std::pair(n / 2, n - n / 2); }, [](int a, int b) { return a + b; });
#else
  return lend::divide_and_conquer(
             4, [](const int& n) { return n <= 1; }, [](int) { return 0; },
             [](int n) { return std::pair(n / 2, n - n / 2); },
             [](int a, int b) { return a + b; }) +
         limit - 1;
#endif
}
