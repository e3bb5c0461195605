// lend[call]
#include <lend/lend.hpp>

#include <utility>

int main() {
#ifdef BREAK
  return lend::divide_and_conquer(
      4, [](const int& n) { return n < 2; }, [](int n) { return n; },
      [](int n) { return std::pair(n / 2, n - n / 2); },
      [](int a, int b) { return 0.5 * (a + b); });
#else
  return lend::divide_and_conquer(
             4, [](const int& n) { return n < 2; }, [](int n) { return n; },
             [](int n) { return std::pair(n / 2, n - n / 2); },
             [](int a, int b) { return a + b; }) -
         4;
#endif
}
