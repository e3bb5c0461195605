#include <lend/lend.hpp>

#include <vector>

class simulation {
 public:
  explicit simulation(std::size_t n) : position_(n, 0.0), velocity_(n, 1.0) {}

  void step(double seconds) {
    lend::for_each(
        lend::zip(position_, velocity_),
        [](double& x, double& v, double t) {
          x += v * t;
          v -= t;
        },
        seconds);
  }
  double energy() const {
    return lend::transform_reduce(
        lend::zip(position_, velocity_), 0.0, [](double a, double b) { return a + b; },
        [](double x, double v) { return x * x + v * v; });
  }

 private:
  std::vector<double> position_;
  std::vector<double> velocity_;
};

int main() {
  simulation s(100);
  s.step(0.5);
  return s.energy() == 100 * 0.5 ? 0 : 1;
}
