/** Header sets as exports in English have them: kind and file name, then "header » role » values"; "-" = no role. */
export const ENGLISH = `
# orders sales_2024.csv
Order Number » orderId » 1001 ~ 1001 ~ 1002
Order Date » orderDate » 2024-01-03 ~ 2024-01-03 ~ 2024-01-05
Customer Email » email » ann@example.com ~ ann@example.com ~ bob@example.org
Item SKU » productId » TS-01 ~ TS-02 ~ TS-01
Item Name » productName » T-Shirt ~ Blue mug ~ T-Shirt
Quantity » quantity » 1 ~ 2 ~ 1
Item Price » unitPrice » 12.50 ~ 8.00 ~ 12.50
Shipping Country » country » Germany ~ Germany ~ France

# orders till_export.txt
Receipt No » orderId » 88121 ~ 88121 ~ 88122
Date » orderDate » 03/14/2024 ~ 03/14/2024 ~ 03/15/2024
Time » orderTime » 10:31 ~ 10:31 ~ 11:02
Cashier » - » Mary ~ Mary ~ Tom
Article » productId » 4711 ~ 4712 ~ 4711
Description » productName » Espresso beans ~ Filter paper ~ Espresso beans
Qty » quantity » 1 ~ 1 ~ 3
Total » amount » 9.90 ~ 2.10 ~ 29.70

# orders export.csv
transaction_id » orderId » t1 ~ t2 ~ t3
purchase_date » orderDate » 2023-05-01 10:00:00 ~ 2023-05-01 11:30:00 ~ 2023-05-02 09:10:00
user_id » customerId » 881 ~ 17 ~ 881
revenue » amount » 19.99 ~ 5.00 ~ 7.25
currency » currency » EUR ~ EUR ~ EUR
utm_campaign » - » spring ~ spring ~ none

# orders data.csv
CustomerID » customerId » 15 ~ 16 ~ 15
InvoiceDate » orderDate » 12/1/2010 8:26 ~ 12/1/2010 8:28 ~ 12/13/2010 8:34
Quantity » quantity » 6 ~ 8 ~ 2
UnitPrice » unitPrice » 2.55 ~ 3.39 ~ 2.75
Country » country » United Kingdom ~ United Kingdom ~ Norway

# orderHeads orders.csv
order_id » orderId » a1 ~ a2 ~ a3
customer_id » customerId » c1 ~ c2 ~ c3
order_status » status » delivered ~ shipped ~ delivered
order_date » orderDate » 2024-02-01 ~ 2024-02-02 ~ 2024-02-03
sales_channel » channel » web ~ store ~ web

# orderHeads order header.csv
Order No » orderId » 7001 ~ 7002 ~ 7003
Ordered At » orderDate » 2024-06-01 08:15:00 ~ 2024-06-01 09:00:00 ~ 2024-06-02 10:30:00
Client No » customerId » 55 ~ 56 ~ 55
Ship Country » country » Spain ~ Italy ~ Spain
Coupon Code » code » SUMMER10 ~ SUMMER10 ~ WELCOME

# orderLines order_items.csv
order_id » orderId » a1 ~ a1 ~ a2
product_id » productId » p9 ~ p7 ~ p9
price » unitPrice » 39.95 ~ 42.90 ~ 39.95
quantity » quantity » 1 ~ 1 ~ 2
line_total » amount » 39.95 ~ 42.90 ~ 79.90

# orderLines invoice lines.csv
Invoice Number » orderId » INV-1 ~ INV-1 ~ INV-2
Item Code » productId » BK-100 ~ BK-200 ~ BK-100
Item Description » productName » Notebook A5 ~ Pen blue ~ Notebook A5
Units » quantity » 10 ~ 5 ~ 1
Line Amount » amount » 25.00 ~ 5.00 ~ 2.50
Discount » discount » 0.00 ~ 0.50 ~ 0.00

# customers customers.csv
customer_id » customerId » 1 ~ 2 ~ 3
first_name » firstName » Ann ~ Bob ~ Carla
last_name » lastName » Lee ~ Ray ~ Diaz
email » email » ann@example.com ~ bob@example.com ~ carla@example.net
phone » phone » +49 30 1234567 ~ +44 20 7946 0000 ~ +34 91 123 45 67
birth_date » birthDate » 1990-04-01 ~ 1985-12-24 ~ 2000-06-30
signup_date » registeredAt » 2022-01-05 ~ 2023-03-01 ~ 2023-09-12
city » city » Berlin ~ London ~ Madrid

# customers mailing list.csv
Email Address » email » ann@example.com ~ bob@example.com ~ cy@example.com
First Name » firstName » Ann ~ Bob ~ Cy
Last Name » lastName » Lee ~ Ray ~ Moss
Birthday » - » 04/01 ~ 12/24 ~ 06/30
Tags » tags » vip ~ retail ~ vip
Language » language » en ~ de ~ en

# customers members.xlsx
Member Number » customerId » M-001 ~ M-002 ~ M-003
Full Name » customerName » Ann Lee ~ Bob Ray ~ Cy Moss
Gender » gender » F ~ M ~ M
Date of Birth » birthDate » 1990-04-01 ~ 1985-12-24 ~ 2000-06-30
Zip Code » postalCode » 10115 ~ 20095 ~ 80331
Join Date » registeredAt » 2021-01-01 ~ 2021-02-01 ~ 2022-05-05
Loyalty Tier » attribute » Gold ~ Silver ~ Gold

# customers contacts.csv
Contact ID » customerId » 501 ~ 502 ~ 503
Name » customerName » Ann Lee ~ Bob Ray ~ Cy Moss
Company Name » company » Acme ~ Initech ~ Globex
Mobile » phone » +1 555 010 0101 ~ +1 555 010 0102 ~ +1 555 010 0103
Street » address » 1 Main St ~ 2 Oak Ave ~ 3 Pine Rd
Postal Code » postalCode » 12345 ~ 12346 ~ 12347
Lead Source » source » Web ~ Fair ~ Referral

# companies accounts.csv
account » customerName » Acme Corporation ~ Betasoloin ~ Cancity
sector » industry » technology ~ medical ~ retail
revenue » annualRevenue » 1100.04 ~ 251.41 ~ 718.62
employees » employeeCount » 2822 ~ 495 ~ 2448
subsidiary_of » parentCompany » Acme Holding ~ Massive Dynamic ~ Inity

# companies firms.csv
Company Name » customerName » Acme Ltd ~ Globex GmbH ~ Initech Inc
VAT Number » taxId » DE123456789 ~ DE987654321 ~ DE111222333
Industry » industry » Retail ~ Energy ~ Software
Website » website » acme.example ~ globex.example ~ initech.example
Number of Employees » employeeCount » 120 ~ 45 ~ 800
Annual Revenue » annualRevenue » 1200000 ~ 540000 ~ 9900000
Country » country » Germany ~ Austria ~ Germany

# contactPoints contact points.csv
customer_id » customerId » 1 ~ 1 ~ 2
contact_type » type » email ~ phone ~ email
value » contactValue » ann@example.com ~ +49301234567 ~ bob@example.com
is_primary » isPrimary » yes ~ no ~ yes

# products catalogue.csv
SKU » productId » TS-01 ~ TS-02 ~ MG-09
Product Name » productName » T-Shirt white ~ T-Shirt black ~ Mug
Category » category » Apparel ~ Apparel ~ Kitchen
Brand » brand » Acme ~ Acme ~ Potter
Price » unitPrice » 12.50 ~ 12.50 ~ 8.00
Cost » cost » 4.10 ~ 4.10 ~ 2.20

# products inventory.csv
id » productId » 1 ~ 2 ~ 3
title » productName » Lamp ~ Chair ~ Desk
department » category » Home ~ Home ~ Office
regular_price » unitPrice » 19.0 ~ 49.0 ~ 129.0
manufacturer » brand » Lumo ~ Sedia ~ Sedia

# payments payments.csv
payment_id » recordId » p1 ~ p2 ~ p3
order_id » orderId » o1 ~ o2 ~ o2
paid_at » occurredAt » 2024-01-01 ~ 2024-01-02 ~ 2024-01-02
payment_method » method » card ~ cash ~ voucher
amount » amount » 20.00 ~ 15.50 ~ 4.50
fee » fee » 0.60 ~ 0.00 ~ 0.00

# payments order_payments.csv
order_id » orderId » a1 ~ a1 ~ a2
payment_type » method » voucher ~ credit_card ~ boleto
payment_installments » installments » 1 ~ 8 ~ 1
payment_value » amount » 50.00 ~ 165.67 ~ 20.10

# returns rma.csv
RMA Number » recordId » R1 ~ R2 ~ R3
Order Number » orderId » 1001 ~ 1007 ~ 1003
Return Date » occurredAt » 2024-03-01 ~ 2024-03-04 ~ 2024-03-09
SKU » productId » TS-01 ~ TS-02 ~ MG-09
Returned Quantity » quantity » 1 ~ 1 ~ 2
Return Reason » reason » Too small ~ Damaged ~ Changed mind
Refund Amount » amount » 12.50 ~ 12.50 ~ 16.00

# subscriptions subscriptions.csv
subscription_id » recordId » s1 ~ s2 ~ s3
customer_id » customerId » c1 ~ c2 ~ c3
plan » plan » basic ~ pro ~ basic
start_date » startedAt » 2023-01-01 ~ 2023-02-01 ~ 2023-04-01
cancelled_at » endedAt » 2023-12-01 ~ 2024-01-01 ~ 2024-02-01
mrr » unitPrice » 9.00 ~ 29.00 ~ 9.00

# subscriptions telco.csv
customerID » customerId » 7590-VHVEG ~ 5575-GNVDE ~ 3668-QPYBK
gender » gender » Female ~ Male ~ Male
tenure » tenure » 1 ~ 34 ~ 2
Contract » type » Month-to-month ~ One year ~ Month-to-month
PaymentMethod » method » Electronic check ~ Mailed check ~ Mailed check
MonthlyCharges » unitPrice » 29.85 ~ 56.95 ~ 53.85
TotalCharges » amount » 29.85 ~ 1889.5 ~ 108.15
Churn » isEnded » No ~ No ~ Yes

# interactions call_log.csv
Call Date » occurredAt » 2024-01-05 10:00:00 ~ 2024-01-05 11:00:00 ~ 2024-01-06 09:00:00
Caller Number » phone » +49301234567 ~ +49301234568 ~ +49301234567
Call Type » type » inbound ~ outbound ~ inbound
Duration (sec) » duration » 120 ~ 45 ~ 300
Agent » employeeName » Mary Jones ~ Tom Hill ~ Mary Jones
Call Result » outcome » answered ~ missed ~ answered

# interactions events.csv
event_time » occurredAt » 2024-01-05 10:00:00 ~ 2024-01-05 10:01:00 ~ 2024-01-05 10:03:00
user_id » customerId » u1 ~ u1 ~ u2
event_name » type » page_view ~ add_to_cart ~ page_view
page_url » page » https://shop.example/a ~ https://shop.example/b ~ https://shop.example/a
device » channel » mobile ~ mobile ~ desktop

# interactions activities.csv
Activity Date » occurredAt » 2024-02-01 ~ 2024-02-02 ~ 2024-02-05
Activity Type » type » Meeting ~ Email ~ Call
Subject » title » Kick-off ~ Offer sent ~ Follow up
Contact Name » customerName » Ann Lee ~ Bob Ray ~ Ann Lee
Assigned To » employeeName » Mary Jones ~ Tom Hill ~ Mary Jones
Notes » text » Went well ~ Waiting ~ No answer

# campaigns campaigns.csv
Campaign ID » campaign » K1 ~ K2 ~ K3
Campaign Name » campaignName » Spring sale ~ Summer ~ Autumn
Start Date » startedAt » 2024-03-01 ~ 2024-06-01 ~ 2024-09-01
End Date » endedAt » 2024-03-31 ~ 2024-06-30 ~ 2024-09-30
Budget » budget » 1000 ~ 2500 ~ 800
Status » status » Completed ~ Active ~ Planned

# touches ad_performance.csv
Day » occurredAt » 2024-01-01 ~ 2024-01-02 ~ 2024-01-03
Campaign » campaignName » Brand search ~ Brand search ~ Shopping all
Impressions » impressions » 1000 ~ 1200 ~ 9000
Clicks » clicks » 30 ~ 41 ~ 210
Cost » cost » 12.10 ~ 15.00 ~ 88.20
Conversions » conversions » 1 ~ 2 ~ 9
Conv. value » value » 20.0 ~ 45.5 ~ 310.0

# touches email_sends.csv
Campaign Name » campaignName » May news ~ May news ~ June news
Sent At » occurredAt » 2024-05-02 10:00:00 ~ 2024-05-02 10:00:00 ~ 2024-06-03 10:00:00
Recipient Email » email » ann@example.com ~ bob@example.com ~ ann@example.com
Opens » opens » 1 ~ 0 ~ 2
Clicks » clicks » 0 ~ 0 ~ 1

# leads leads.csv
Lead ID » recordId » L1 ~ L2 ~ L3
Created Date » createdAt » 2024-01-01 ~ 2024-01-03 ~ 2024-01-04
Full Name » customerName » Ann Lee ~ Bob Ray ~ Cy Moss
Email » email » ann@example.com ~ bob@example.com ~ cy@example.com
Lead Source » source » Web form ~ Trade fair ~ Web form
Lead Status » status » New ~ Qualified ~ Lost
Lead Owner » employeeName » Mary Jones ~ Tom Hill ~ Mary Jones
Lead Score » score » 10 ~ 55 ~ 5

# deals pipeline.csv
opportunity_id » recordId » 1C1I7A6R ~ Z063OYW0 ~ EC4QE1BX
sales_agent » employeeName » Moses Frase ~ Darcel Schlecht ~ Moses Frase
product » productName » GTX Plus ~ GTX Pro ~ MG Special
account » customerName » Cancity ~ Isdom ~ Cancity
deal_stage » stage » Won ~ Lost ~ Engaging
engage_date » createdAt » 2016-10-20 ~ 2016-10-25 ~ 2016-11-01
close_date » closedAt » 2017-03-01 ~ 2017-03-11 ~ 2017-03-12
close_value » amount » 1054 ~ 0 ~ 50

# deals opportunities.csv
Opportunity Name » title » New site ~ Renewal ~ Upgrade
Account Name » customerName » Acme ~ Globex ~ Acme
Stage » stage » Proposal ~ Closed Won ~ Prospecting
Amount » amount » 12000 ~ 4000 ~ 900
Probability (%) » probability » 50 ~ 100 ~ 10
Close Date » closedAt » 2024-09-01 ~ 2024-05-01 ~ 2024-12-01
Created Date » createdAt » 2024-03-01 ~ 2024-01-01 ~ 2024-06-01
Opportunity Owner » employeeName » Mary Jones ~ Tom Hill ~ Mary Jones

# stageChanges deal_history.csv
Deal ID » recordId » 1 ~ 1 ~ 2
From Stage » previousStage » New ~ Qualified ~ New
To Stage » stage » Qualified ~ Won ~ Lost
Changed At » occurredAt » 2024-01-02 ~ 2024-02-01 ~ 2024-01-20
Changed By » employee » 17 ~ 17 ~ 21

# tickets tickets.csv
Ticket ID » recordId » 1 ~ 2 ~ 3
Customer Email » email » ann@example.com ~ bob@example.com ~ cy@example.com
Ticket Subject » title » Cannot log in ~ Broken screen ~ Refund please
Ticket Description » text » I cannot log in any more ~ The screen is broken ~ Please refund me
Ticket Status » status » Open ~ Closed ~ Closed
Ticket Priority » priority » High ~ Low ~ Critical
Ticket Channel » channel » Email ~ Phone ~ Chat
Customer Satisfaction Rating » rating » 3 ~ 5 ~ 1

# tickets issues export.csv
Case Number » recordId » 00101 ~ 00102 ~ 00103
Date Opened » createdAt » 2024-01-01 ~ 2024-01-02 ~ 2024-01-02
Date Closed » closedAt » 2024-01-03 ~ 2024-01-02 ~ 2024-01-09
Requester » customerName » Ann Lee ~ Bob Ray ~ Cy Moss
Assignee » employeeName » Mary Jones ~ Tom Hill ~ Mary Jones
Priority » priority » P1 ~ P3 ~ P2
Resolution » outcome » Reset password ~ Replaced ~ Refunded

# surveyAnswers nps.csv
Response ID » recordId » r1 ~ r2 ~ r3
Submitted At » occurredAt » 2024-01-05 10:00:00 ~ 2024-01-06 10:00:00 ~ 2024-01-07 10:00:00
Email » email » ann@example.com ~ bob@example.com ~ cy@example.com
NPS Score » score » 9 ~ 6 ~ 10
Comment » text » Great ~ Slow delivery ~ Love it

# surveyAnswers survey results.csv
Timestamp » occurredAt » 2024-01-05 10:00:00 ~ 2024-01-06 10:00:00 ~ 2024-01-07 10:00:00
How likely are you to recommend us to a friend? » score » 9 ~ 6 ~ 10
What is the primary reason for your score? » text » Great staff ~ Too slow ~ I love it

# reviews reviews.csv
review_id » recordId » r1 ~ r2 ~ r3
order_id » orderId » o1 ~ o2 ~ o3
review_score » rating » 5 ~ 1 ~ 4
review_comment_title » title » Super ~ Bad ~ Okay
review_comment_message » text » I liked it a lot ~ Never again ~ It works
review_creation_date » occurredAt » 2018-01-18 ~ 2018-03-10 ~ 2018-02-17

# reviews amazon_reviews.csv
Star Rating » rating » 5 ~ 4 ~ 1
Review Text » text » Works as it should ~ Nice colour ~ Broke at once
Product Title » productName » Kettle ~ Kettle ~ Toaster
Review Date » occurredAt » 2024-01-01 ~ 2024-01-05 ~ 2024-02-01

# reviews sentiment.csv
text » text » I love this place ~ Crust is not good ~ Not tasty at all
label » label » 1 ~ 0 ~ 0

# referrals referrals.csv
Referrer ID » customerId » c1 ~ c2 ~ c1
Referred Customer » referredCustomer » c7 ~ c8 ~ c9
Referral Date » occurredAt » 2024-01-01 ~ 2024-01-04 ~ 2024-02-01
Referral Code » code » ANN10 ~ BOB10 ~ ANN10
Reward » reward » 10.00 ~ 10.00 ~ 5.00

# consents consents.csv
Customer ID » customerId » c1 ~ c2 ~ c3
Consent Date » occurredAt » 2024-01-01 ~ 2024-01-04 ~ 2024-02-01
Purpose » purpose » newsletter ~ newsletter ~ profiling
Channel » channel » email ~ sms ~ email
Consent Given » granted » yes ~ no ~ yes

# employees staff.csv
Employee ID » employee » E1 ~ E2 ~ E3
Name » employeeName » Mary Jones ~ Tom Hill ~ Sue Park
Position » title » Sales rep ~ Sales rep ~ Team lead
Team » team » North ~ North ~ South
Manager » manager » Sue Park ~ Sue Park ~ Ken Bell
Hire Date » startedAt » 2019-01-01 ~ 2020-05-01 ~ 2015-03-01

# employees sales_teams.csv
sales_agent » employeeName » Anna Snelling ~ Cecily Lampkin ~ Versie Hillebrand
manager » manager » Dustin Brinkmann ~ Dustin Brinkmann ~ Melvin Marxen
regional_office » region » Central ~ Central ~ East

# costs expenses.csv
Expense Date » occurredAt » 2024-01-01 ~ 2024-01-04 ~ 2024-02-01
Expense Category » category » Rent ~ Ads ~ Salaries
Description » title » January rent ~ Online ads ~ Wages
Amount » amount » 1200.00 ~ 310.40 ~ 5400.00
Currency » currency » EUR ~ EUR ~ EUR

# costs marketing spend.csv
Month » occurredAt » 2024-01-01 ~ 2024-02-01 ~ 2024-03-01
Channel » channel » Search ~ Social ~ Print
Spend » amount » 1200.00 ~ 310.40 ~ 900.00

# competitorPrices competitor prices.csv
SKU » productId » TS-01 ~ TS-02 ~ TS-01
Competitor » competitor » ShopOne ~ ShopOne ~ ShopTwo
Competitor Price » unitPrice » 11.90 ~ 12.90 ~ 10.50
Checked At » occurredAt » 2024-01-01 ~ 2024-01-01 ~ 2024-01-02
URL » url » https://one.example/a ~ https://one.example/b ~ https://two.example/a
`;
