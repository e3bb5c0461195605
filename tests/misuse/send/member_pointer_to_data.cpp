// lend[send]
#include <lend/lend.hpp>
struct job {
  int id;
  int* target;
};
struct safe_job {
  int id;
  int target;
};

int main() {
  int n = 0;
#ifdef BREAK
  lend::run([](job j) { *j.target = j.id; }, job{1, &n});
#else
  return lend::run([](safe_job j) { return j.target; }, safe_job{1, n});
#endif
}
