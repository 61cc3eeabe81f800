module zhenyu

go 1.26
