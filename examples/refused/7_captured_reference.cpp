// lend[no-capture]
// Reaching out of a task: all of them add to one variable that is in no list of arguments.
#include <lend/lend.hpp>

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<long> numbers(1000, 1);
#ifdef BREAK
  long sum = 0;
  lend::for_each(numbers, [&](long number) { sum += number; });
#else
  const long sum = lend::reduce(numbers, 0L, std::plus<>{});
#endif
  std::printf("%ld\n", sum);
}
