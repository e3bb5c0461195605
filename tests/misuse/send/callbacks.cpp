// lend[send]
// culprit: job.callbacks[].target: int*
#include <lend/lend.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

struct callback {
  std::string name;
  int* target;
};
struct job {
  int id;
  std::vector<callback> callbacks;
};
struct index {
  std::string name;
  int target;
};
struct indexed_job {
  int id;
  std::vector<index> callbacks;
};

int main() {
#ifdef BREAK
  job j{1, {}};
  lend::run([](job given) { return given.id; }, std::move(j));
#else
  indexed_job j{1, {}};
  lend::run([](indexed_job given) { return given.id; }, std::move(j));
#endif
}
