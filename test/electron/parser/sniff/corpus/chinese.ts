/** Header sets as Chinese shops, marketplaces, CRMs and accounting programs export them. */
export const CHINESE = `
# orders 订单.csv
订单编号 » orderId » 1001 ~ 1001 ~ 1002
下单时间 » orderDate » 2024-01-05 10:00:00 ~ 2024-01-05 10:00:00 ~ 2024-01-06 09:00:00
会员号 » customerId » M001 ~ M001 ~ M002
商品名称 » productName » 保温杯 ~ 毛巾 ~ 保温杯
数量 » quantity » 2 ~ 1 ~ 1
单价 » unitPrice » 44.00 ~ 12.00 ~ 44.00
实付金额 » amount » 88.00 ~ 12.00 ~ 44.00
店铺 » channel » 天猫 ~ 天猫 ~ 京东

# orders 销售明细.xlsx
单据编号 » orderId » XS001 ~ XS001 ~ XS002
单据日期 » orderDate » 2024-03-01 ~ 2024-03-01 ~ 2024-03-02
客户名称 » customerName » 北京贸易公司 ~ 北京贸易公司 ~ 上海科技公司
存货编码 » productId » C01 ~ C02 ~ C01
存货名称 » productName » 打印纸 ~ 墨盒 ~ 打印纸
数量 » quantity » 10 ~ 2 ~ 5
价税合计 » amount » 250.00 ~ 300.00 ~ 125.00

# orders 小票流水.csv
流水号 » orderId » 90001 ~ 90002 ~ 90003
交易时间 » orderDate » 2024-05-01 10:31:00 ~ 2024-05-01 10:33:00 ~ 2024-05-01 10:40:00
门店 » channel » 一店 ~ 一店 ~ 二店
会员卡号 » customerId » 880001 ~ 880002 ~ 880001
消费金额 » amount » 35.50 ~ 12.00 ~ 88.00

# orderHeads 订单列表.csv
订单号 » orderId » 501 ~ 502 ~ 503
订单创建时间 » orderDate » 2024-01-01 10:00:00 ~ 2024-01-02 10:00:00 ~ 2024-01-03 10:00:00
客户编号 » customerId » K1 ~ K2 ~ K1
订单状态 » status » 已完成 ~ 已取消 ~ 已完成

# orderLines 订单明细.csv
订单编号 » orderId » 501 ~ 501 ~ 502
商品编码 » productId » P1 ~ P2 ~ P1
购买数量 » quantity » 1 ~ 2 ~ 1
商品单价 » unitPrice » 120.00 ~ 60.00 ~ 120.00
小计 » amount » 120.00 ~ 120.00 ~ 120.00

# customers 会员资料.csv
会员编号 » customerId » 1 ~ 2 ~ 3
姓名 » customerName » 王小明 ~ 李华 ~ 张丽
手机号 » phone » 13812345678 ~ 13912345678 ~ 13712345678
性别 » gender » 男 ~ 男 ~ 女
生日 » birthDate » 1990-04-01 ~ 1985-12-24 ~ 2000-06-30
注册时间 » registeredAt » 2020-01-01 10:00:00 ~ 2021-02-01 10:00:00 ~ 2022-03-01 10:00:00
会员等级 » attribute » 金卡 ~ 银卡 ~ 金卡
城市 » city » 北京 ~ 上海 ~ 广州

# customers 客户列表.xlsx
客户编号 » customerId » K1 ~ K2 ~ K3
客户姓名 » customerName » 王小明 ~ 李华 ~ 张丽
电子邮箱 » email » w@example.cn ~ l@example.cn ~ z@example.cn
省份 » region » 北京 ~ 上海 ~ 广东
详细地址 » address » 朝阳路一号 ~ 南京路二号 ~ 中山路三号
邮编 » postalCode » 100000 ~ 200000 ~ 510000
客户来源 » source » 官网 ~ 展会 ~ 官网

# companies 企业客户.csv
公司名称 » customerName » 北京贸易公司 ~ 上海科技公司 ~ 广州制造公司
统一社会信用代码 » taxId » 91110000MA001 ~ 91310000MA002 ~ 91440000MA003
所属行业 » industry » 贸易 ~ 科技 ~ 制造
员工人数 » employeeCount » 50 ~ 200 ~ 1000
年营业额 » annualRevenue » 5000000 ~ 20000000 ~ 90000000

# products 商品资料.csv
商品编号 » productId » P1 ~ P2 ~ P3
商品名称 » productName » 保温杯 ~ 毛巾 ~ 茶叶
商品分类 » category » 家居 ~ 家居 ~ 食品
品牌 » brand » 甲牌 ~ 乙牌 ~ 丙牌
零售价 » unitPrice » 44.00 ~ 12.00 ~ 99.00
成本价 » cost » 20.00 ~ 5.00 ~ 60.00

# payments 收款记录.csv
支付单号 » recordId » Z1 ~ Z2 ~ Z3
订单号 » orderId » 501 ~ 502 ~ 503
支付时间 » occurredAt » 2024-01-01 10:05:00 ~ 2024-01-02 10:06:00 ~ 2024-01-03 10:07:00
支付方式 » method » 微信 ~ 支付宝 ~ 微信
支付金额 » amount » 120.00 ~ 60.00 ~ 30.00
手续费 » fee » 0.72 ~ 0.36 ~ 0.18

# returns 退款.csv
退款编号 » recordId » T1 ~ T2 ~ T3
订单编号 » orderId » 501 ~ 502 ~ 503
退款时间 » occurredAt » 2024-02-01 ~ 2024-02-02 ~ 2024-02-03
退款原因 » reason » 质量问题 ~ 不喜欢 ~ 质量问题
退款金额 » amount » 120.00 ~ 60.00 ~ 30.00

# subscriptions 套餐订阅.csv
用户id » customerId » u1 ~ u2 ~ u3
套餐名称 » plan » 基础版 ~ 专业版 ~ 基础版
开通日期 » startedAt » 2023-01-01 ~ 2023-02-01 ~ 2023-03-01
到期日期 » endedAt » 2024-01-01 ~ 2024-02-01 ~ 2024-03-01
月费 » unitPrice » 19.00 ~ 99.00 ~ 19.00
是否流失 » isEnded » 否 ~ 是 ~ 否

# interactions 通话记录.csv
通话时间 » occurredAt » 2024-01-05 10:00:00 ~ 2024-01-05 11:00:00 ~ 2024-01-06 09:00:00
客户号码 » phone » 13812345678 ~ 13912345678 ~ 13812345678
通话类型 » type » 呼入 ~ 呼出 ~ 呼入
通话时长 » duration » 60 ~ 120 ~ 15
坐席 » employeeName » 陈静 ~ 刘洋 ~ 陈静
通话结果 » outcome » 接通 ~ 未接 ~ 接通

# campaigns 营销活动.csv
活动编号 » campaign » A1 ~ A2 ~ A3
活动名称 » campaignName » 春节促销 ~ 双十一 ~ 年中
开始时间 » startedAt » 2024-01-20 ~ 2024-11-01 ~ 2024-06-01
结束时间 » endedAt » 2024-02-10 ~ 2024-11-12 ~ 2024-06-20
预算 » budget » 100000 ~ 500000 ~ 80000

# touches 推广报表.csv
日期 » occurredAt » 2024-01-01 ~ 2024-01-02 ~ 2024-01-03
推广计划 » campaignName » 品牌词 ~ 品牌词 ~ 通用词
展现量 » impressions » 1000 ~ 1200 ~ 900
点击量 » clicks » 30 ~ 42 ~ 21
花费 » cost » 50.00 ~ 62.00 ~ 40.00
转化数 » conversions » 1 ~ 2 ~ 0

# leads 线索.csv
线索编号 » recordId » L1 ~ L2 ~ L3
创建时间 » createdAt » 2024-01-01 10:00:00 ~ 2024-01-02 10:00:00 ~ 2024-01-03 10:00:00
姓名 » customerName » 王小明 ~ 李华 ~ 张丽
线索来源 » source » 官网 ~ 展会 ~ 官网
线索状态 » status » 新建 ~ 跟进中 ~ 已转化
负责人 » employeeName » 陈静 ~ 刘洋 ~ 陈静

# deals 商机.csv
商机名称 » title » 网站建设 ~ 续约 ~ 升级
客户名称 » customerName » 北京贸易公司 ~ 上海科技公司 ~ 北京贸易公司
销售阶段 » stage » 谈判 ~ 赢单 ~ 输单
预计金额 » amount » 120000 ~ 40000 ~ 9000
预计成交日期 » closedAt » 2024-06-01 ~ 2024-05-01 ~ 2024-04-01
负责人 » employeeName » 陈静 ~ 刘洋 ~ 陈静
赢单率 » probability » 50 ~ 100 ~ 0

# tickets 工单.csv
工单编号 » recordId » 1 ~ 2 ~ 3
工单标题 » title » 无法登录 ~ 屏幕损坏 ~ 申请退款
工单状态 » status » 处理中 ~ 已关闭 ~ 已关闭
优先级 » priority » 高 ~ 低 ~ 紧急
创建时间 » createdAt » 2024-01-01 10:00:00 ~ 2024-01-02 10:00:00 ~ 2024-01-03 10:00:00
解决时间 » closedAt » 2024-01-02 10:00:00 ~ 2024-01-02 12:00:00 ~ 2024-01-09 10:00:00
处理人 » employeeName » 陈静 ~ 刘洋 ~ 陈静

# surveyAnswers 问卷结果.csv
提交时间 » occurredAt » 2024-01-05 10:00:00 ~ 2024-01-06 10:00:00 ~ 2024-01-07 10:00:00
推荐意愿 » score » 9 ~ 6 ~ 10
意见与建议 » text » 很好 ~ 太慢 ~ 非常喜欢

# reviews 评价.csv
商品名称 » productName » 保温杯 ~ 保温杯 ~ 毛巾
评分 » rating » 5 ~ 1 ~ 4
评论内容 » text » 很好用 ~ 漏水 ~ 还可以
评论时间 » occurredAt » 2024-01-05 10:00:00 ~ 2024-01-06 10:00:00 ~ 2024-01-07 10:00:00
买家昵称 » customerName » 小明 ~ 小华 ~ 小丽

# referrals 推荐记录.csv
推荐人 » customerId » 1 ~ 2 ~ 1
被推荐人 » referredCustomer » 7 ~ 8 ~ 9
推荐时间 » occurredAt » 2024-01-05 ~ 2024-01-06 ~ 2024-01-07
推荐奖励 » reward » 10.00 ~ 10.00 ~ 5.00

# employees 员工.csv
工号 » employee » E01 ~ E02 ~ E03
员工姓名 » employeeName » 陈静 ~ 刘洋 ~ 赵敏
部门 » team » 销售部 ~ 销售部 ~ 客服部
职位 » title » 销售代表 ~ 销售代表 ~ 主管
入职日期 » startedAt » 2019-01-01 ~ 2020-05-01 ~ 2015-03-01

# costs 费用.csv
费用日期 » occurredAt » 2024-01-01 ~ 2024-02-01 ~ 2024-03-01
费用类别 » category » 房租 ~ 广告 ~ 工资
费用金额 » amount » 50000.00 ~ 12000.00 ~ 90000.00
备注 » text » 一月 ~ 搜索 ~ 一月

# competitorPrices 竞品价格.csv
商品编号 » productId » P1 ~ P2 ~ P1
竞争对手 » competitor » 甲店 ~ 甲店 ~ 乙店
竞品价格 » unitPrice » 43.00 ~ 11.50 ~ 45.00
采集时间 » occurredAt » 2024-01-01 ~ 2024-01-01 ~ 2024-01-02
`;
